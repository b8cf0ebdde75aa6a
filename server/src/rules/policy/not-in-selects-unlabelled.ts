/** The rule about namespace selectors with NotIn that also mean namespaces without the label. */

import { namespaceNameLabel } from '../../kubernetes/kinds/namespace.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasNamespaceSelector } from '../../kubernetes/kinds/network-policy-traits.ts';
import { type Selector, selectorOf } from '../../kubernetes/labels.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { someOf } from '../../text/words.ts';
import { namespacesOf } from '../../workspace/policy-peers.ts';
import { defineRule } from '../rule.ts';

/** NotIn holds where the key is absent: namespaces that nobody labelled are let in. */
export const notInSelectsUnlabelled = defineRule({
  id: 'policy/not-in-selects-unlabelled',
  summary: 'A namespace selector with NotIn also means namespaces that lack the label.',
  severity: 'information',
  appliesTo: ['NetworkPolicy'],
  where: hasNamespaceSelector,

  *detect(policy, view) {
    for (const { peer } of policyPeers(policy)) {
      const written = peer.namespaceSelector;
      if (!written?.matchExpressions) continue;
      const selector = selectorOf(written);
      for (const expression of written.matchExpressions.items) {
        const name = expression.key?.value;
        if (expression.operator?.value !== 'NotIn' || name === undefined || name === namespaceNameLabel) continue;
        if (demandsKey(selector, name)) continue;
        const bare = namespacesOf(view, selector).filter(({ resource }) => resource.labels?.get(name) === undefined);
        if (bare.length === 0) continue;
        yield { at: expression.operator.at, policy, list: written.matchExpressions, name, bare };
      }
    }
  },

  explain({ policy, name, bare }) {
    const who = someOf(bare.map(({ resource }) => resource.name));
    return {
      what: `${titleOf(policy)} selects by ${name} NotIn, and thereby namespaces without that label: ${who}.`,
      why: 'NotIn also holds where the label is absent, so namespaces that nobody labelled are allowed.',
      advice: `Demand the label as well: { key: ${name}, operator: Exists }.`,
    };
  },

  repair({ list, name }, { text }) {
    const edits = isList(list.node) ? appendItem(text, list.node, { key: name, operator: 'Exists' }) : undefined;
    return edits ? [{ title: `Demand the label ${name} as well`, safe: false, edits }] : [];
  },
});

function demandsKey(selector: Selector, name: string): boolean {
  return selector.requirements.some(
    ({ key, operator }) => key === name && (operator === 'In' || operator === 'Exists'),
  );
}
