/** The endpoints that verdicts are about: workloads, address ranges outside, and the ingress controller. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Workload } from '../kubernetes/kinds/workload.ts';
import type { PlacedPod } from './looks.ts';
import type { Pod } from './pod.ts';
import { type AddressSet, formatRange } from './sets/address-set.ts';
import type { Words } from './vocabulary.ts';

export type Endpoint = WorkloadEndpoint | AddressEndpoint | ControllerEndpoint;

/** Pods that one object makes, or that one owner controls. */
export interface WorkloadEndpoint {
  readonly kind: 'workload';
  /** `namespace/name[Kind]`; where pods of one owner had to be told apart, their differing labels follow in braces. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly workload: string;
  readonly pods: readonly Pod[];
  /** Its place in the layout. */
  readonly column: number;
}

/** A contiguous range of addresses outside the cluster, whole as far as the rules of one direction can tell. */
export interface AddressEndpoint {
  readonly kind: 'addresses';
  /** `first-last`. */
  readonly id: string;
  readonly addresses: AddressSet;
  /** Whether it is a source (`inbound` at the pod) or a destination (`outbound` at the pod). */
  readonly direction: Direction;
  readonly column: number;
}

/** The pods of whichever controller serves the Ingresses, where the bundle does not hold them. Only ever a source. */
export interface ControllerEndpoint {
  readonly kind: 'ingress-controller';
  readonly id: '{ingress-controller}';
  readonly column: number;
}

/** The workloads in the order of their ids. `columns` holds the class of each pod. */
export function workloadEndpoints(
  pods: readonly PlacedPod[],
  columns: readonly number[],
  words: Words,
): WorkloadEndpoint[] {
  const owners = new Map<string, Map<number, PlacedPod[]>>();
  pods.forEach((placed, position) => {
    const { pod, namespace } = placed;
    const id = `${namespace.name}/${pod.ownerName}[${pod.ownerKind}]`;
    const byClass = owners.get(id) ?? new Map<number, PlacedPod[]>();
    const column = columns[position]!;
    byClass.set(column, [...(byClass.get(column) ?? []), placed]);
    owners.set(id, byClass);
  });
  const endpoints: WorkloadEndpoint[] = [];
  for (const [id, byClass] of owners) {
    const suffixes = byClass.size > 1 ? suffixesOf([...byClass.values()], words) : [''];
    [...byClass].forEach(([column, members], i) => {
      const { pod, namespace } = members[0]!;
      endpoints.push({
        kind: 'workload',
        id: `${id}${suffixes[i]}`,
        namespace: namespace.name,
        name: pod.ownerName,
        workload: pod.ownerKind,
        pods: members.map((member) => member.pod),
        column,
      });
    });
  }
  return endpoints.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** One endpoint for each piece of the address space outside; their columns follow those of the classes. */
export function addressEndpoints(
  direction: Direction,
  pieces: readonly AddressSet[],
  firstColumn: number,
): AddressEndpoint[] {
  return pieces.map((addresses, i) => {
    const [range] = addresses;
    return {
      kind: 'addresses',
      id: range ? formatRange(range) : '',
      addresses,
      direction,
      column: firstColumn + i,
    };
  });
}

/** Whether two endpoints are the same pods; what pods of one workload say to each other is not told of. */
export function isSame(a: Endpoint, b: Endpoint): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** The objects that an endpoint stands for; none for what lies outside of the bundle. */
export function workloadsOf(endpoint: Endpoint): Workload[] {
  return endpoint.kind === 'workload' ? endpoint.pods.map((pod) => pod.workload) : [];
}

/** What tells pods of one owner apart: the labels that differ, else the pods' own names. */
function suffixesOf(groups: readonly (readonly PlacedPod[])[], words: Words): string[] {
  const pods = groups.flat();
  const keys = [...words.keys()].filter((key) => new Set(pods.map(({ pod }) => pod.labels.get(key))).size > 1).sort();
  const byLabels = groups.map(([first]) => `{${keys.map((key) => spellLabel(first!, key)).join(',')}}`);
  if (new Set(byLabels).size === groups.length) return byLabels;
  return groups.map((group) => `{${group.map(({ pod }) => pod.workload.name).join(',')}}`);
}

function spellLabel({ pod: { labels } }: PlacedPod, key: string): string {
  return labels.has(key) ? `${key}=${labels.get(key)}` : `!${key}`;
}
