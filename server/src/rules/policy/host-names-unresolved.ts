/** The rule about policies of Cilium that allow hosts by name while nobody watches names being resolved. */

import { hostRulesOf, isCiliumPolicy, watchesDns } from '../../kubernetes/cilium-policy.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** `toFQDNs` means the addresses that the DNS proxy has seen, and a rule with `rules.dns` is what sends names through it. */
export const hostNamesUnresolved = defineRule({
  id: 'policy/host-names-unresolved',
  summary: 'A policy of Cilium allows hosts by name, and no rule has their names watched.',
  severity: 'warning',
  appliesTo: ['Other'],
  where: isCiliumPolicy,

  *detect(policy, view) {
    if (view.bundle.isOpen) return;
    const places = hostRulesOf(policy);
    if (places.length === 0 || watchesDns(policy)) return;
    // Another policy for the same pods may do it; which pods those are is not looked into.
    const kinds = ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'];
    const others = kinds.flatMap((kind) => view.ofKind('cilium.io', kind));
    if (others.some(({ resource }) => watchesDns(resource))) return;
    for (const at of places) yield { at, policy };
  },

  explain({ policy }) {
    return {
      what: `${titleOf(policy)} allows hosts by name, and no rule in view has DNS watched.`,
      why: 'Cilium learns the addresses of hosts from answers that pass its DNS proxy; without them the rule matches nothing.',
      advice: 'Add an egress rule to the DNS pods on port 53 with rules.dns and the pattern of the names.',
    };
  },
});
