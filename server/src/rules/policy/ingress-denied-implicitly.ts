/** The rule about NetworkPolicies for egress that deny all ingress because they do not say what they are about. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { directionsOf, hasEgressRules, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { setEntry } from '../../manifest/rewrite-map.ts';
import { someOf } from '../../text/words.ts';
import { servicesFor } from '../../workspace/services-for.ts';
import type { View } from '../../workspace/view.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Egress rules without policyTypes: the policy isolates for ingress as well, and lets nobody in. */
export const ingressDeniedImplicitly = defineRule({
  id: 'policy/ingress-denied-implicitly',
  summary: 'A NetworkPolicy with egress rules only denies all ingress, because policyTypes is absent.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasEgressRules,

  *detect(policy, view) {
    const { spec } = policy;
    const egress = spec?.egress;
    if (!spec || !egress?.key) return;
    if ((spec.policyTypes?.items.length ?? 0) > 0 || spec.ingress || policy.shapeProblems.length > 0) return;
    const { found, possible } = view.podsOf(policySelector(policy));
    if (found.length + possible.length === 0 && view.bundle.hasWorkloads) return;
    const closed = found.filter((one) => !isIsolatedOtherwise(view, one, policy));
    if (found.length > 0 && closed.length === 0) return;
    const served = closed.filter((one) => servicesFor(view, one).length > 0);
    const softer = served.length > 0 ? {} : ({ severity: 'information' } as const);
    yield {
      at: egress.key.at,
      ...softer,
      policy,
      spec,
      pods: served.length > 0 ? served : closed,
      isServed: served.length > 0,
    };
  },

  explain({ policy, pods, isServed }) {
    const who = pods.length > 0 ? someOf(pods.map(({ resource }) => titleOf(resource))) : 'its pods';
    return {
      what: `${titleOf(policy)} has egress rules only, and denies all connections to ${who}.`,
      why: `Where policyTypes is absent, Ingress is always in effect, and a policy without ingress rules lets nobody in${isServed ? ', not even clients of their Services' : ''}.`,
      advice: 'Write policyTypes: [Egress], or both types if the denial is meant.',
    };
  },

  repair({ spec }, { text }) {
    const fixes: Fix[] = [];
    if (!isMap(spec.node)) return fixes;
    const place = spec.podSelector && { after: 'podSelector' };
    const narrow = setEntry(text, spec.node, 'policyTypes', ['Egress'], place);
    if (narrow) fixes.push({ title: 'Add policyTypes: Egress', safe: false, edits: narrow });
    const same = setEntry(text, spec.node, 'policyTypes', ['Ingress', 'Egress'], place);
    if (same) fixes.push({ title: 'Add policyTypes: Ingress and Egress', safe: true, edits: same });
    return fixes;
  },
});

/** Whether another policy isolates a workload for ingress anyway, so that nothing is closed by this one. */
function isIsolatedOtherwise(view: View, one: DeployedOf<'Workload'>, policy: unknown): boolean {
  const { found, possible } = view.policiesOf(one.resource, one.namespace);
  return [...found, ...possible].some(({ resource }) => resource !== policy && directionsOf(resource).has('inbound'));
}
