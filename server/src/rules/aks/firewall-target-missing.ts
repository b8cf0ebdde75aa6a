/** The rule about web application firewall policies that protect nothing. */

import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar, stringOf } from '../../manifest/located.ts';
import { nodesAt } from '../../manifest/node-path.ts';
import { isFirewallPolicy } from '../../workspace/firewalls.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** A `WebApplicationFirewallPolicy` of Application Gateway for Containers, by whose target nothing is found. */
export const firewallTargetMissing = defineRule({
  id: 'aks/firewall-target-missing',
  summary: 'A web application firewall policy is for a Gateway or route that does not exist.',
  severity: 'warning',
  appliesTo: ['Other'],
  where: isFirewallPolicy,

  *detect(policy, view) {
    const [target] = nodesAt(policy.node, 'spec.targetRef');
    if (!isMap(target)) return;
    const [kind, name] = [target.get('kind'), target.get('name')];
    const [kindName, written] = [stringOf(kind), stringOf(name)];
    if (!isScalar(kind) || !isScalar(name) || !kindName || !written || isPlaceholder(written)) return;
    if (!kinds.has(kindName)) {
      yield { at: kind.at, policy, kind: kindName, name: undefined, elsewhere: '' };
      return;
    }
    const namespace = stringOf(target.get('namespace')) ?? view.namespace;
    const { found, possible } = view.named(kindName, written, namespace);
    const softened =
      found.length + possible.length > 0 ? undefined : soften(view.absenceOf(kindName, written, namespace));
    if (softened) yield { ...softened, at: name.at, policy, kind: kindName, name: written };
  },

  explain({ policy, kind, name, elsewhere }) {
    return {
      what: name
        ? `${titleOf(policy)} is for ${kind} ${name}, which ${elsewhere ? 'is not there' : 'does not exist'}.`
        : `${titleOf(policy)} is for the kind ${kind}, which it cannot protect.`,
      why: elsewhere
        ? `One of that name stands in ${elsewhere}; here the policy protects nothing.`
        : 'The policy protects nothing, and what it was meant for is open to attacks on web applications.',
      advice: name
        ? 'Correct the name, or add what it is for.'
        : 'Name a Gateway or an HTTPRoute; Ingresses cannot be protected.',
    };
  },
});

const kinds: ReadonlySet<string> = new Set(['Gateway', 'HTTPRoute']);
