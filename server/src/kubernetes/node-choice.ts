/** On which nodes the pods of a workload may run, as far as manifests tell. */

import { type Node, plainValue } from '../manifest/located.ts';
import type { Workload } from './kinds/workload.ts';

/**
 * Whether two workloads certainly choose among the same nodes: both name the same labels and neither has an affinity.
 * Where they name labels, their tolerations must be the same too, since labelled nodes are often tainted.
 */
export function chooseSameNodes(a: Workload, b: Workload): boolean {
  if (a.podSpec?.affinity || b.podSpec?.affinity) return false;
  const labels = [textOf(a.podSpec?.nodeSelector), textOf(b.podSpec?.nodeSelector)];
  if (labels[0] !== labels[1]) return false;
  return labels[0] === '' || textOf(a.podSpec?.tolerations) === textOf(b.podSpec?.tolerations);
}

function textOf(node: Node | undefined): string {
  const value = node === undefined ? undefined : plainValue(node);
  if (typeof value !== 'object' || value === null) return '';
  const entries = Array.isArray(value) ? value.map((item) => JSON.stringify(item)) : Object.entries(value);
  return entries.map(String).sort().join(' ');
}
