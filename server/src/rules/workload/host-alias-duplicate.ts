/** The rule about two host aliases for one address. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { hasHostAliases } from '../../kubernetes/kinds/workload.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isList } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { defineRule } from '../rule.ts';

/** The address is the key of the list: applying a change keeps one of the two, and the API server warns about it. */
export const hostAliasDuplicate = defineRule({
  id: 'workload/host-alias-duplicate',
  summary: 'A pod has two host aliases for one address.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: hasHostAliases,

  *detect(workload) {
    const list = workload.podSpec?.hostAliases;
    const aliases = list?.items ?? [];
    for (const [index, alias] of aliases.entries()) {
      const { ip } = alias;
      const earlier = ip && aliases.slice(0, index).find((one) => one.ip?.value === ip.value);
      if (!list || !ip || !earlier || isPlaceholder(ip.value)) continue;
      const related = [{ file: workload.file, at: earlier.ip!.at, message: 'The first alias for it stands here.' }];
      yield { at: ip.at, related, workload, list, alias, earlier, ip: ip.value };
    }
  },

  explain({ workload, ip }) {
    return {
      what: `${titleOf(workload)} has two host aliases for ${ip}.`,
      why: 'The API server warns about it: the address is the key of the list, so applying a change may drop the names of one.',
      advice: 'List all names of the address in one alias.',
    };
  },

  repair({ list, alias, earlier }, { text }) {
    const names = [earlier, alias].flatMap(({ hostnames }) => (hostnames?.items ?? []).map(({ value }) => value));
    const joined = setField(text, earlier, 'hostnames', [...new Set(names)]);
    const removed = isList(list.node) ? removeItem(text, list.node, alias.node) : undefined;
    return joined && removed
      ? [{ title: 'Join the names in the first alias', safe: true, edits: [...joined, ...removed] }]
      : [];
  },
});
