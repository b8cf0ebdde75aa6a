/** The rule about agent sandboxes that may connect to anything. */

import { directionsOf, policyRules, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { type Labels, labelsOf, matches } from '../../kubernetes/labels.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { stringMap } from '../../kubernetes/shape.ts';
import { isMap, type MapNode } from '../../manifest/located.ts';
import { hasOtherPolicies, policiesAround } from '../../workspace/policies-around.ts';
import { defineRule } from '../rule.ts';

/** Sandboxes run code that nobody trusts, so what they may connect to should be written down. */
export const sandboxEgressOpen = defineRule({
  id: 'policy/sandbox-egress-open',
  summary: 'No NetworkPolicy restricts what an agent sandbox connects to.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Other'],

  *detect(sandbox, view) {
    if (sandbox.group !== 'agents.x-k8s.io' || sandbox.kind !== 'Sandbox') return;
    if (view.bundle.isOpen || hasOtherPolicies(view)) return;
    const labels = podLabelsOf(sandbox.node);
    const selecting = policiesAround(view).filter(({ resource }) => {
      return directionsOf(resource).has('outbound') && matches(policySelector(resource), labels);
    });
    const rules = selecting
      .flatMap(({ resource }) => policyRules(resource))
      .filter((rule) => rule.direction === 'outbound');
    const isOpen = rules.some(({ peers, ports }) => peers.length === 0 && ports.length === 0);
    if (selecting.length === 0 || isOpen) yield { at: nameAt(sandbox), sandbox };
  },

  explain({ sandbox }) {
    return {
      what: `No NetworkPolicy restricts what ${titleOf(sandbox)} connects to.`,
      why: 'Code that runs in the sandbox may reach the whole cluster, the metadata of the cloud and the Internet.',
      advice: 'Write a policy for its pods that allows the egress that is needed.',
    };
  },
});

/** The labels that `spec.podTemplate` gives to the sandbox's pod. */
function podLabelsOf(node: MapNode): Labels {
  const labels = ['spec', 'podTemplate', 'metadata', 'labels'].reduce<MapNode | undefined>((map, name) => {
    const next = map?.get(name);
    return isMap(next) ? next : undefined;
  }, node);
  return labelsOf(labels && stringMap.read(labels, { text: '', enclosing: [], report: () => undefined }, undefined));
}
