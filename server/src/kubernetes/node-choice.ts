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

/** Whether the pods certainly run on Windows nodes. */
export function runsOnWindows({ podSpec }: Workload): boolean {
  if (podSpec?.os?.name?.value === 'windows') return true;
  const labels = podSpec?.nodeSelector && plainValue(podSpec.nodeSelector);
  return isRecord(labels) && labels['kubernetes.io/os'] === 'windows';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function textOf(node: Node | undefined): string {
  const value = node === undefined ? undefined : plainValue(node);
  if (typeof value !== 'object' || value === null) return '';
  const entries = Array.isArray(value) ? value.map((item) => JSON.stringify(item)) : Object.entries(value);
  return entries.map(String).sort().join(' ');
}
