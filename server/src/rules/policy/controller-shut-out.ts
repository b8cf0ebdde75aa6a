/** The rule about backends of Ingresses and routes whose policies do not let the controller in. */

import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import type { NetworkPolicy } from '../../kubernetes/kinds/network-policy.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { labelsOf } from '../../kubernetes/labels.ts';
import { allowPolicyText } from '../../kubernetes/policy-text.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { areOutside, controllersOf } from '../../network/controller.ts';
import { someOf } from '../../text/words.ts';
import { isolationOf } from '../../workspace/admission.ts';
import { mayAdmitController } from '../../workspace/entrance.ts';
import { hasOtherPolicies } from '../../workspace/policies-around.ts';
import { allDeclarePorts, declaresPort } from '../../workspace/served-ports.ts';
import { waysIn } from '../../workspace/ways-in.ts';
import { defineRule } from '../rule.ts';

/** The controller connects to the pods by itself, so their policies must let it in. */
export const controllerShutOut = defineRule({
  id: 'policy/controller-shut-out',
  summary: 'Policies of the pods behind an Ingress or route do not let its controller in.',
  severity: 'information',
  appliesTo: ['Ingress', 'HTTPRoute', 'Route'],

  *detect(resource, view) {
    if (view.bundle.isOpen) return;
    const told = new Set<number>();
    for (const way of waysIn(view, resource)) {
      const isolation = usesHostNetwork(way.pod.resource) ? undefined : isolationOf(view, way.pod, 'inbound');
      if (!isolation || isolation.rules.some((rule) => mayAdmitController(view, rule, way))) continue;
      // A port that the pods do not declare is likely wrong itself, which other rules say.
      const isDoubtful = allDeclarePorts([way.pod]) && !declaresPort([way.pod], way.protocol, way.port);
      if (isDoubtful || told.has(way.at.start) || hasOtherPolicies(view)) continue;
      told.add(way.at.start);
      const policies = isolation.policies.map((one): NetworkPolicy => one.resource);
      const related = policies.map((policy) => {
        return { file: policy.file, at: nameAt(policy), message: `${titleOf(policy)} isolates the pods.` };
      });
      const ids = resource.type === 'Ingress' ? controllersOf(resource, view.everywhere('IngressClass')) : undefined;
      // A class name may be usual for several controllers; the best known of them comes first.
      const home = ids?.[0] && usualNamespaces[ids[0]];
      yield { at: way.at, related, resource, way, policies, home, isOutside: areOutside(ids) };
    }
  },

  explain({ resource, way, policies, home, isOutside }) {
    const pods = titleOf(way.pod.resource);
    return {
      what: `${titleOf(resource)} leads to port ${way.port} of ${pods}, and no rule of ${someOf(policies.map(titleOf))} lets its controller in.`,
      why: 'The controller connects to the pods by itself, so requests time out and are answered with 502 or 504.',
      advice: isOutside
        ? `Let the addresses that the controller connects from in on port ${way.port}, by an ipBlock.`
        : `Let the pods of the controller in on port ${way.port}, by a namespaceSelector for ${home ? `namespace ${home}` : 'its namespace'}.`,
    };
  },

  repair({ resource, way, home }, { text, parsed }) {
    const selector = way.service.resource.spec?.selector;
    if (!home || !selector || isPlaceholder(way.service.resource.name)) return [];
    const { protocol, port, service } = way;
    const name = `allow-${home}-to-${service.resource.name}`;
    const about = { name, namespace: resource.namespace, labels: labelsOf(selector) };
    const policy = allowPolicyText({ ...about, from: home, protocol, port });
    const edits = appendDocument(text, parsed.documents, policy, parsed.documents[resource.document]);
    return edits ? [{ title: `Add a NetworkPolicy that lets namespace ${home} in`, safe: false, edits }] : [];
  },
});

/** The namespaces that the manuals of controllers install them in. */
const usualNamespaces: Readonly<Partial<Record<ControllerId, string>>> = {
  'ingress-nginx': 'ingress-nginx',
  'app-routing': 'app-routing-system',
  'nginx-inc': 'nginx-ingress',
  traefik: 'traefik',
  contour: 'projectcontour',
  kong: 'kong',
};
