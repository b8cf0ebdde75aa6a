/** The rule about namespace selectors that give a namespace's name as a label that namespaces do not have. */

import { namespaceNameLabel } from '../../kubernetes/kinds/namespace.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasNamespaceSelector } from '../../kubernetes/kinds/network-policy-traits.ts';
import { selectorOf, type WrittenSelector } from '../../kubernetes/labels.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { renameKey, replaceValue } from '../../manifest/rewrite.ts';
import type { Edit } from '../../text/edit.ts';
import type { Range } from '../../text/range.ts';
import { assumedNames } from '../../workspace/assumed-names.ts';
import { namespaceNamed } from '../../workspace/namespace-inventory.ts';
import { defineRule } from '../rule.ts';

/** `name: shop` in a namespace selector, where the namespace shop carries no such label. */
export const namespaceLabelAssumed = defineRule({
  id: 'policy/namespace-label-assumed',
  summary: "A namespace selector gives a namespace's name as a label that the namespace does not have.",
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasNamespaceSelector,

  *detect(policy, view) {
    for (const { peer } of policyPeers(policy)) {
      const written = peer.namespaceSelector;
      if (!written) continue;
      for (const { requirement, name, isSeen } of assumedNames(view, selectorOf(written))) {
        const object = namespaceNamed(view, name)?.resource;
        const related = object
          ? [{ file: object.file, at: nameAt(object), message: `${titleOf(object)} has no label ${requirement.key}.` }]
          : [];
        const softer = isSeen ? {} : ({ severity: 'information' } as const);
        const at = keyIn(written, requirement.key) ?? selectorAt(written);
        yield { at, ...softer, related, policy, key: requirement.key, name, written, isSeen };
      }
    }
  },

  explain({ policy, key, name, isSeen }) {
    return {
      what: `${titleOf(policy)} selects namespaces with ${key}=${name}, a label that namespace ${name} does not ${isSeen ? 'have' : 'come with'}.`,
      why: `The peer means no pod, because the only label that every namespace has is ${namespaceNameLabel}.`,
      advice: `Select ${namespaceNameLabel}: ${name}, or label the namespace.`,
    };
  },

  repair({ written, key }, { text }) {
    const edits = renamed(text, written, key);
    return edits ? [{ title: `Select by ${namespaceNameLabel}`, safe: false, edits }] : [];
  },
});

/** Where a key stands in a selector, as a label or in an expression. */
function keyIn(written: WrittenSelector, key: string): Range | undefined {
  const label = written.matchLabels?.entries.find((entry) => entry.key.value === key);
  return label?.key.at ?? written.matchExpressions?.items.find((each) => each.key?.value === key)?.key?.at;
}

function renamed(text: string, written: WrittenSelector, key: string): Edit[] | undefined {
  const labels = written.matchLabels?.node;
  const entry = isMap(labels) ? labels.entry(key) : undefined;
  if (entry) return renameKey(text, entry, namespaceNameLabel);
  const expression = written.matchExpressions?.items.find((each) => each.key?.value === key);
  const scalar = isMap(expression?.node) ? expression.node.get('key') : undefined;
  return isScalar(scalar) ? replaceValue(text, scalar, namespaceNameLabel) : undefined;
}
