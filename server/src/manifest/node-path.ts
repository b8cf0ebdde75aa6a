/** Follows paths of keys into a tree. */

import { isList, isMap, type Node } from './located.ts';

/** The nodes at a dotted path, in which `[]` behind a name stands for every item of a list: `spec.tls[].secretName`. */
export function nodesAt(root: Node, path: string): Node[] {
  let found: Node[] = [root];
  for (const step of path.split('.')) {
    const name = step.replace('[]', '');
    found = found.flatMap((node) => (isMap(node) ? (node.get(name) ?? []) : []));
    if (step.endsWith('[]')) found = found.flatMap((node) => (isList(node) ? node.items : []));
  }
  return found;
}
