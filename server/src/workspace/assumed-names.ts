/** Finds labels of a namespace selector that were meant to be the namespace's name, which is no such label. */

import { namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import type { Requirement, Selector } from '../kubernetes/labels.ts';
import { namespaceNamed } from './namespace-inventory.ts';
import type { View } from './view.ts';

export interface AssumedName {
  readonly requirement: Requirement;
  /** The namespace that was meant. */
  readonly name: string;
  /** Whether its object is in the bundle and does not carry the label; else it is a namespace of every cluster. */
  readonly isSeen: boolean;
}

/**
 * The requirements of a namespace selector that give a namespace's name as another label than
 * `kubernetes.io/metadata.name`, which is the only one that every namespace has by itself.
 */
export function assumedNames(view: View, { requirements }: Selector): AssumedName[] {
  const found: AssumedName[] = [];
  for (const requirement of requirements) {
    const { key, operator, values } = requirement;
    const name = values[0];
    if (operator !== 'In' || values.length !== 1 || name === undefined || key === namespaceNameLabel) continue;
    const isSeen = namespaceNamed(view, name) !== undefined;
    const isMeant = isSeen ? !view.bundle.isOpen : nameKeys.has(key) && clusterNamespaces.has(name);
    if (isMeant && !isCarried(view, key, name)) found.push({ requirement, name, isSeen });
  }
  return found;
}

function isCarried(view: View, key: string, value: string): boolean {
  return view.everywhere('Namespace').some(({ resource }) => resource.labels?.get(key) === value);
}

/** Keys that people put a namespace's name under by hand. */
const nameKeys: ReadonlySet<string> = new Set(['name', 'namespace', 'ns', 'kubernetes.io/name', 'k8s.io/name']);

/** Namespaces that clusters come with, none of which has such a label. */
const clusterNamespaces: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);
