/** Finds where in a tree a node stands: what holds it, and how people write the way to it. */

import type { Entry, ListNode, MapNode, Node } from './located.ts';

/** A node's place below a root. */
export interface NodePlace {
  readonly parent: MapNode | ListNode;
  /** `spec.ports[0].port`, `metadata.labels["app.kubernetes.io/name"]`. */
  readonly path: string;
}

/** Where a value, or the value of an entry, stands below `root`; undefined for the root itself and for strangers. */
export function placeOfNode(root: Node, target: Node | Entry): NodePlace | undefined {
  return search(root, target, '');
}

function search(node: Node, target: Node | Entry, path: string): NodePlace | undefined {
  if (node.kind === 'scalar') return undefined;
  const children: readonly (readonly [Node, string, Entry?])[] =
    node.kind === 'list'
      ? node.items.map((item, index) => [item, `${path}[${index}]`])
      : node.entries.map((entry) => [entry.value, `${path}${step(entry.name, path === '')}`, entry]);
  for (const [child, childPath, entry] of children) {
    if (child === target || entry === target) return { parent: node, path: childPath };
    const found = child.start <= startOf(target) && search(child, target, childPath);
    if (found) return found;
  }
  return undefined;
}

function startOf(target: Node | Entry): number {
  return 'key' in target ? target.key.start : target.start;
}

function step(name: string, isFirst: boolean): string {
  if (!/^[\w-]+$/.test(name)) return `["${name}"]`;
  return isFirst ? name : `.${name}`;
}
