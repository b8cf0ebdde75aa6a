/** The rule about Ingresses that are served by what AKS ends: managed NGINX and the first application routing add-on. */

import { phaseAt, retirementOf } from '../../cluster/retirements.ts';
import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { isDeployed } from '../../kubernetes/deployed.ts';
import { gatewayTexts, moveOf } from '../../kubernetes/gateway-text.ts';
import { type Ingress, ingressClassOf } from '../../kubernetes/kinds/ingress.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { isNginxController } from '../../kubernetes/nginx-controller-faults.ts';
import { type OtherResource, titleOf } from '../../kubernetes/resource.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import type { Range } from '../../text/range.ts';
import { ownersOf } from '../../workspace/class-owners.ts';
import { hasRouteBeside } from '../../workspace/route-beside.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** Judged by the class of the Ingress, however many managed controllers the cluster has. */
export const ingressClassRetiring = defineRule({
  id: 'aks/ingress-class-retiring',
  summary: 'An Ingress is served by a controller of AKS that Azure retires.',
  severity: 'warning',
  appliesTo: ['Ingress', 'Other'],
  where: mayRetire,

  *detect(resource, view, { today }) {
    const used = resource.type === 'Ingress' ? usedBy(resource, view) : controllerItself;
    if (!used || !today) return;
    const retirement = retirementOf(used.id);
    const phase = phaseAt(retirement, today);
    if (phase === 'future') return;
    const isOver = phase === 'retired';
    // What is gone serves nobody; what has no support still does.
    const severity = !isOver ? 'information' : used.id === 'http-application-routing' ? 'error' : 'warning';
    const move = resource.type === 'Ingress' ? moveOf(resource, (...port) => numberOf(...port, view)) : undefined;
    const at = used.at ?? resource.kindAt;
    yield { at, severity, tag: 'deprecated' as const, resource, retirement, isOver, move };
  },

  explain({ resource, retirement: { what, when, effect, wayOut }, isOver }) {
    const server = what.charAt(0).toLowerCase() + what.slice(1);
    return {
      what: `${titleOf(resource)} ${resource.type === 'Ingress' ? 'is served by' : 'is'} ${server.replace(/^managed nginx/i, 'managed NGINX')}, whose support ${isOver ? 'ended' : 'ends'} ${when}.`,
      why: isOver ? effect : `What follows then: ${effect}`,
      advice: wayOut,
    };
  },

  repair({ resource, move }, { text, parsed }) {
    if (!move) return [];
    const documents = gatewayTexts(move, 'approuting-istio').join('---\n');
    const edits = appendDocument(text, parsed.documents, documents, parsed.documents[resource.document]);
    return edits ? [{ title: 'Add a Gateway and routes of class approuting-istio beside it', safe: false, edits }] : [];
  },
});

function mayRetire(resource: Ingress | OtherResource): boolean {
  return resource.type === 'Ingress' || isNginxController(resource);
}

interface Used {
  /** Of the retirement. */
  readonly id: string;
  readonly at: Range | undefined;
}

const controllerItself: Used = { id: 'application-routing-nginx', at: undefined };

/** What the class of an Ingress makes it depend on, unless routes stand beside it already. */
function usedBy(ingress: Ingress, view: View): Used | undefined {
  const owners = ownersOf(ingress, view);
  const id = owners?.isCertain && owners.controllers.length === 1 ? ended[owners.controllers[0]!] : undefined;
  const written = ingressClassOf(ingress);
  return id && written && !hasRouteBeside(ingress, view) ? { id, at: written.at } : undefined;
}

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
