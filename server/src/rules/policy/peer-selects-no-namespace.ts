/** The rule about peers of a NetworkPolicy whose namespace selector matches no namespace. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasNamespaceSelector } from '../../kubernetes/kinds/network-policy-traits.ts';
import { type Selector, selectorOf, selectorText } from '../../kubernetes/labels.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isContradictory } from '../../kubernetes/selector-logic.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { nearest } from '../../text/nearest.ts';
import { assumedNames } from '../../workspace/assumed-names.ts';
import { isNamespaceInUse, isPlatformNamespace, keepsNamespaces } from '../../workspace/namespace-inventory.ts';
import { namesIn, namespacesOf } from '../../workspace/policy-peers.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** A namespace selector that means no namespace, in a workspace that holds its namespaces. */
export const peerSelectsNoNamespace = defineRule({
  id: 'policy/peer-selects-no-namespace',
  summary: 'The namespace selector of a NetworkPolicy peer matches no namespace.',
  severity: 'information',
  appliesTo: ['NetworkPolicy'],
  where: hasNamespaceSelector,

  *detect(policy, view) {
    for (const { peer } of policyPeers(policy)) {
      const written = peer.namespaceSelector;
      const selector = written && selectorOf(written);
      if (!selector || selector.requirements.length === 0 || isContradictory(selector)) continue;
      if (selector.requirements.some(({ key, values }) => [key, ...values].some(isPlaceholder))) continue;
      if (assumedNames(view, selector).length > 0 || !keepsNamespaces(view) || isMatched(view, selector)) continue;
      const spelt = namesIn(selector);
      const names = view.everywhere('Namespace').map(({ resource }) => resource.name);
      const meant = spelt?.length === 1 ? nearest(spelt[0]!, names) : undefined;
      yield { at: selectorAt(written), policy, selector, written, meant };
    }
  },

  explain({ policy, selector, meant }) {
    return {
      what: `${titleOf(policy)} names a peer in namespaces with ${selectorText(selector)}, and there is none.`,
      why: 'The rule opens nothing for this peer.',
      advice: meant
        ? `Name namespace ${meant}, or take the peer away.`
        : 'Correct the selector, label the namespace, or take the peer away.',
    };
  },

  repair({ written, meant }, { text }) {
    const [entry, second] = isMap(written.matchLabels?.node) ? written.matchLabels.node.entries : [];
    const edits = meant && !second && isScalar(entry?.value) ? replaceValue(text, entry.value, meant) : undefined;
    return edits ? [{ title: `Name namespace ${meant}`, safe: false, edits }] : [];
  },
});

/** Whether a namespace of the bundle is selected, or one may be that the bundle is not expected to show. */
function isMatched(view: View, selector: Selector): boolean {
  const names = namesIn(selector);
  if (names) return names.some((name) => isNamespaceInUse(view, name) || isPlatformNamespace(name));
  if (namespacesOf(view, selector).length > 0) return true;
  // Labels that no Namespace here carries may be put on by whoever makes the others.
  const carried = new Set(view.everywhere('Namespace').flatMap(labelKeys));
  return !selector.requirements.every(({ key }) => carried.has(key));
}

function labelKeys({ resource }: DeployedOf<'Namespace'>): string[] {
  return resource.labels?.entries.map(({ key }) => key.value) ?? [];
}
