/** What policies see of the pods that one object stands for: owner, labels, declared ports, host networking. */

import { findNamedPort, servingPorts, usesHostNetwork, type Workload } from '../kubernetes/kinds/workload.ts';
import { labelsOf } from '../kubernetes/labels.ts';
import { addedLabels } from '../kubernetes/pod-labels.ts';
import type { Labelled } from './label-index.ts';
import { PortSet, type Protocol, protocols } from './sets/port-set.ts';

export interface Pod extends Labelled {
  readonly workload: Workload;
  /** Whose pods these are: the object itself, or the owner that controls it. */
  readonly ownerName: string;
  readonly ownerKind: string;
  readonly hostNetwork: boolean;
  /** By the name of container ports, what it stands for, spelled; equal texts, equal ports. Empty for many pods. */
  readonly portNames: ReadonlyMap<string, string>;
}

const read = new WeakMap<Workload, Pod>();

/** The pods of a workload. Reading one resource twice gives the same object. */
export function podOf(workload: Workload): Pod {
  const known = read.get(workload);
  if (known) return known;
  const own = labelsOf(workload.podLabels);
  const added = [...addedLabels(workload)].filter(([key]) => !own.has(key));
  const told = added.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value] as const]));
  const owner = workload.kind === 'Pod' ? controllerOf(workload) : undefined;
  const pod: Pod = {
    workload,
    ownerName: owner?.name ?? workload.name,
    ownerKind: owner?.kind ?? workload.kind,
    labels: told.length > 0 ? new Map([...own, ...told]) : own,
    unknownValues: new Map(
      added.filter(([, { value }]) => value === undefined).map(([key, label]) => [key, label.mayBe]),
    ),
    open: false,
    hostNetwork: usesHostNetwork(workload),
    portNames: spelledPorts(workload),
  };
  read.set(workload, pod);
  return pod;
}

/**
 * The ports that a name stands for at a pod. With a protocol it is the first container port of that name and protocol,
 * as for a Service; without one (cluster-wide policies name ports without a protocol) every port of that name.
 */
export function namedPorts(pod: Pod, name: string, protocol: Protocol | undefined): PortSet {
  return pod.portNames.has(name) ? portsIn(pod.workload, name, protocol) : PortSet.empty;
}

function portsIn(workload: Workload, name: string, protocol: Protocol | undefined): PortSet {
  if (!protocol) return PortSet.unionAll(protocols.map((each) => portsIn(workload, name, each)));
  const port = findNamedPort(workload, name, protocol)?.containerPort;
  return port ? PortSet.of(protocol, port.value) : PortSet.empty;
}

function spelledPorts(workload: Workload): Map<string, string> {
  const names = new Set(servingPorts(workload).flatMap((port) => port.name?.value ?? []));
  return new Map([...names].sort().map((name) => [name, portsIn(workload, name, undefined).key]));
}

/** The container ports that the pods declare. Declaring a port opens nothing; only its name has a meaning. */
export function declaredPorts(pod: Pod): PortSet {
  const sets = servingPorts(pod.workload).map((port) => {
    const protocol = protocols.find((each) => each === (port.protocol?.value ?? 'TCP'));
    return protocol && port.containerPort ? PortSet.of(protocol, port.containerPort.value) : PortSet.empty;
  });
  return PortSet.unionAll(sets);
}

/** The owner that controls a Pod, as its `ownerReferences` say. A node owns its static pods, which groups nothing. */
function controllerOf(pod: Workload): { name: string; kind: string } | undefined {
  const owner = pod.metadata?.ownerReferences?.items.find((reference) => reference.controller?.value === true);
  if (!owner?.name || owner.kind?.value === 'Node') return undefined;
  return { name: owner.name.value, kind: owner.kind?.value ?? 'Pod' };
}
