/** The rule about peers of a NetworkPolicy whose pod selector matches no pod. */

import { namespaceNameLabel } from '../../kubernetes/kinds/namespace.ts';
import { policyRules } from '../../kubernetes/kinds/network-policy.ts';
import { peerListOf, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { selectorOf } from '../../kubernetes/labels.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { peerTitle } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isContradictory } from '../../kubernetes/selector-logic.ts';
import { isMap } from '../../manifest/located.ts';
import { addEntry } from '../../manifest/rewrite-map.ts';
import { replaceNode } from '../../manifest/rewrite-node.ts';
import { nearestWorkload } from '../../workspace/nearest-workload.ts';
import { absenceOfPeerPods, podsOfPeer, standsApart } from '../../workspace/policy-peers.ts';
import { splitPeers } from '../../workspace/split-peers.ts';
import { soften } from '../absent.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A peer that means no pod: the rule allows less than it says. */
export const peerSelectsNothing = defineRule({
  id: 'policy/peer-selects-nothing',
  summary: 'The pod selector of a NetworkPolicy peer matches no pod.',
  severity: 'information',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view) {
    const split = new Set(
      policyRules(policy).flatMap((rule) => {
        const list = peerListOf(rule);
        return list ? splitPeers(view, list).flatMap(({ first, second }) => [first, second]) : [];
      }),
    );
    for (const { peer } of policyPeers(policy)) {
      const { podSelector, namespaceSelector } = peer;
      const selector = podSelector && selectorOf(podSelector);
      if (!selector || selector.requirements.length === 0 || isContradictory(selector) || split.has(peer)) continue;
      const { found, possible } = podsOfPeer(view, peer);
      if (found.length + possible.length > 0) continue;
      const absence = absenceOfPeerPods(view, peer);
      const softened = soften(absence);
      if (!softened || standsApart(view, absence, namespaceSelector && selectorOf(namespaceSelector))) continue;
      const places = absence.strength === 'elsewhere' ? absence.at.map(({ namespace }) => namespace) : [];
      const place = new Set(places).size === 1 ? places[0] : undefined;
      const nearest = namespaceSelector || place ? undefined : nearestWorkload(selector, view.inNamespace('Workload'));
      const isFounded = nearest !== undefined || absence.strength === 'elsewhere';
      // Without pods that were probably meant, they may be deployed by other means, such as an operator.
      if (!isFounded && view.bundle.producers.length > 0) continue;
      const severity = isFounded ? 'information' : 'hint';
      yield { ...softened, severity, at: selectorAt(podSelector), policy, peer, place, nearest } as const;
    }
  },

  explain({ policy, peer, place, nearest, elsewhere }) {
    return {
      what: `${titleOf(policy)} names a peer that no pod is: ${peerTitle(peer)}.`,
      why:
        elsewhere && !peer.namespaceSelector
          ? `Such pods stand in ${elsewhere}, and a peer without namespaceSelector means pods of the policy's own namespace.`
          : elsewhere
            ? `Such pods stand in ${elsewhere}, which the peer does not select.`
            : 'The rule opens nothing for this peer.',
      advice: nearest
        ? `Match the labels of ${titleOf(nearest.resource)}, or take the peer away.`
        : place && !peer.namespaceSelector
          ? `Add a namespaceSelector for namespace ${place} to the peer.`
          : 'Correct the selectors, or take the peer away.',
    };
  },

  repair({ peer, place, nearest }, { text }) {
    const fixes: Fix[] = [];
    const { podSelector, namespaceSelector, node } = peer;
    if (place && !namespaceSelector && isMap(node)) {
      const edits = addEntry(text, node, 'namespaceSelector', { matchLabels: { [namespaceNameLabel]: place } });
      if (edits) fixes.push({ title: `Select these pods in namespace ${place}`, safe: false, edits });
    }
    const map = podSelector?.matchLabels;
    if (nearest && map && isMap(podSelector.node) && podSelector.node.entries.length === 1) {
      const labels = Object.fromEntries(
        map.entries.flatMap(({ key }) => {
          const value = nearest.resource.podLabels?.get(key.value);
          return value === undefined ? [] : [[key.value, value] as const];
        }),
      );
      const edits = replaceNode(text, podSelector.node, map.node, labels);
      if (edits) fixes.push({ title: `Name the pods of ${titleOf(nearest.resource)}`, safe: false, edits });
    }
    return fixes;
  },
});
