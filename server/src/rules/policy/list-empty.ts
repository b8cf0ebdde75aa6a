/** The rule about empty lists of peers or ports, which mean everybody and everything. */

import { policyRules } from '../../kubernetes/kinds/network-policy.ts';
import { hasUnfilledRule, isEmptyList } from '../../kubernetes/kinds/network-policy-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { removeEntry } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

const meanings: Readonly<Record<string, string>> = {
  from: 'lets in everybody',
  to: 'allows connections to everybody',
  ports: 'allows every port',
};

/** `from: []` looks like nobody and means everybody. */
export const listEmpty = defineRule({
  id: 'policy/list-empty',
  summary: 'A rule of a NetworkPolicy has an empty list of peers or ports, which means all of them.',
  severity: 'information',
  appliesTo: ['NetworkPolicy'],
  where: hasUnfilledRule,

  *detect(policy) {
    for (const { written } of policyRules(policy)) {
      const { node } = written;
      if (!isMap(node)) continue;
      for (const entry of node.entries) {
        const { value, key } = entry;
        if (isEmptyList(value) && Object.hasOwn(meanings, entry.name))
          yield { at: key.at, policy, node, entry, name: entry.name };
      }
    }
  },

  explain({ policy, name }) {
    return {
      what: `${titleOf(policy)} has a rule with an empty ${name} list, which ${meanings[name]}.`,
      why: 'An empty list is the same as none: the rule is as wide as it can be, where many read it as closed.',
      advice: 'Remove the empty list to say so plainly, or name those who are meant; to deny, write no rule.',
    };
  },

  repair({ node, entry, name }, { text }) {
    const edits = removeEntry(text, node, entry);
    return edits ? [{ title: `Remove the empty ${name} list`, safe: true, edits }] : [];
  },
});
