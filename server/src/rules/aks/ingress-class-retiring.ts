/** The rule about Ingresses that are served by what AKS ends: managed NGINX and the first application routing add-on. */

import { phaseAt, retirementOf } from '../../cluster/retirements.ts';
import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { isDeployed } from '../../kubernetes/deployed.ts';
import { gatewayTexts, moveOf } from '../../kubernetes/gateway-text.ts';
import { classAnnotation, ingressClassOf } from '../../kubernetes/kinds/ingress.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { hasRouteBeside } from '../../workspace/route-beside.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** Judged by the class of the Ingress, however many managed controllers the cluster has. */
export const ingressClassRetiring = defineRule({
  id: 'aks/ingress-class-retiring',
  summary: 'An Ingress is served by a controller of AKS that Azure retires.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view, { today }) {
    const owners = ownersOf(ingress, view);
    const id = owners?.isCertain && owners.controllers.length === 1 ? ended[owners.controllers[0]!] : undefined;
    const written = ingressClassOf(ingress);
    if (!id || !today || !written || hasRouteBeside(ingress, view)) return;
    const retirement = retirementOf(id);
    const phase = phaseAt(retirement, today);
    if (phase === 'future') return;
    const isOver = phase === 'retired';
    const entry = ingress.annotations?.entries.find(({ key }) => key.value === classAnnotation);
    const move = moveOf(ingress, (service, port) => numberOf(service, port, view));
    yield {
      at: ingress.spec?.ingressClassName?.at ?? entry?.value.at ?? written.at,
      severity: !isOver ? 'information' : id === 'http-application-routing' ? 'error' : 'warning',
      tag: 'deprecated' as const,
      ingress,
      retirement,
      isOver,
      move,
    };
  },

  explain({ ingress, retirement: { what, when, effect, wayOut }, isOver }) {
    const server = what.charAt(0).toLowerCase() + what.slice(1);
    return {
      what: `${titleOf(ingress)} is served by ${server.replace(/^managed nginx/i, 'managed NGINX')}, whose support ${isOver ? 'ended' : 'ends'} ${when}.`,
      why: isOver ? effect : `What follows then: ${effect}`,
      advice: wayOut,
    };
  },

  repair({ ingress, move }, { text, parsed }) {
    if (!move) return [];
    const documents = gatewayTexts(move, 'approuting-istio').join('---\n');
    const edits = appendDocument(text, parsed.documents, documents, parsed.documents[ingress.document]);
    return edits ? [{ title: 'Add a Gateway and routes of class approuting-istio beside it', safe: false, edits }] : [];
  },
});

const ended: Readonly<Partial<Record<ControllerId, string>>> = {
  'app-routing': 'application-routing-nginx',
  'http-application-routing': 'http-application-routing',
};

/** The number behind the name of a Service's port, if the bundle shows exactly one such Service. */
function numberOf(service: string, port: string, view: View): number | undefined {
  const { found, possible } = view.named('Service', service);
  const [only] = found;
  if (!only || found.length > 1 || possible.length > 0 || !isDeployed(only, 'Service')) return undefined;
  return servicePorts(only.resource).find(({ name }) => name?.value === port)?.port?.value;
}
