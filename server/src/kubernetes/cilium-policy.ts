/** What rules look at in the policies of Cilium, whose kinds have no reader of their own. */

import { isList, isMap, isScalar, type Node } from '../manifest/located.ts';
import { nodesAt } from '../manifest/node-path.ts';
import type { Range } from '../text/range.ts';
import type { Resource } from './resource.ts';

export function isCiliumPolicy({ group, kind }: Resource): boolean {
  return group === 'cilium.io' && (kind === 'CiliumNetworkPolicy' || kind === 'CiliumClusterwideNetworkPolicy');
}

/** The keys `toFQDNs` of its egress rules that hold at least one host. */
export function hostRulesOf(resource: Resource): Range[] {
  return egressOf(resource).flatMap((rule) => {
    const entry = isMap(rule) ? rule.entry('toFQDNs') : undefined;
    return entry && isList(entry.value) && entry.value.items.length > 0 ? [entry.key.at] : [];
  });
}

/** Whether an egress rule has names looked at as they are resolved, without which nobody knows addresses of hosts. */
export function watchesDns(resource: Resource): boolean {
  return egressOf(resource).some((rule) => nodesAt(rule, 'toPorts[].rules.dns').length > 0);
}

/** The keys of rules above ports and protocols: `http`, `kafka` and their like. */
export function contentRulesOf(resource: Resource): Range[] {
  const found: Range[] = [];
  for (const spec of specsOf(resource)) {
    for (const path of ['egress[].toPorts[].rules', 'ingress[].toPorts[].rules']) {
      for (const rules of nodesAt(spec, path)) {
        for (const { key, name } of isMap(rules) ? rules.entries : []) if (name !== 'dns') found.push(key.at);
      }
    }
  }
  return found;
}

/** A policy has one `spec`, or several in `specs`. */
function specsOf({ node }: Resource): Node[] {
  return [...nodesAt(node, 'spec'), ...nodesAt(node, 'specs[]')].filter((spec) => !isScalar(spec));
}

function egressOf(resource: Resource): Node[] {
  return specsOf(resource).flatMap((spec) => nodesAt(spec, 'egress[]'));
}
