/** Finds the endpoints that a person means by a text, and the ports. */

import { parseAddress, parseCidr } from '../kubernetes/formats.ts';
import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Endpoint, WorkloadEndpoint } from './endpoints.ts';
import { AddressSet, formatRange } from './sets/address-set.ts';
import { PortSet, protocols } from './sets/port-set.ts';
import type { World } from './world.ts';

/** Which end of a question an endpoint is. */
export type Role = 'from' | 'to';

/**
 * The endpoints that a text means: a workload by id, `namespace/name` or `name`; an address or a block outside the
 * cluster; `outside` for all of these; `ingress-controller`. None where nothing fits.
 */
export function endpointsNamed(world: World, text: string, role: Role): Endpoint[] {
  if (text === 'ingress-controller' || text === '{ingress-controller}') {
    return world.controller && role === 'from' ? [world.controller] : [];
  }
  const wanted = addressesNamed(text);
  if (wanted) return rangesIn(world, wanted, role === 'from' ? 'inbound' : 'outbound');
  return workloadsNamed(world, text);
}

/** The workloads of an id, of `namespace/name` whatever their kind, or of a name whatever their namespace. */
export function workloadsNamed({ workloads }: World, text: string): WorkloadEndpoint[] {
  const tests: readonly ((each: WorkloadEndpoint) => boolean)[] = [
    (each) => each.id === text,
    (each) => `${each.namespace}/${each.name}` === text,
    (each) => each.id.startsWith(`${text}{`),
    (each) => each.name === text,
  ];
  for (const test of tests) {
    const found = workloads.filter(test);
    if (found.length > 0) return found;
  }
  return [];
}

/** Ports as `tcp/80`, `udp/8000-8010`, `sctp`, or several of these joined by commas; undefined where it is none. */
export function portsNamed(text: string): PortSet | undefined {
  const sets = text.split(',').map((part) => {
    const match = /^(tcp|udp|sctp)(?:\/([0-9]+)(?:-([0-9]+))?)?$/i.exec(part.trim());
    const protocol = protocols.find((each) => each === match?.[1]?.toUpperCase());
    if (!protocol) return PortSet.empty;
    if (match?.[2] === undefined) return PortSet.ofProtocol(protocol);
    return PortSet.of(protocol, Number(match[2]), Number(match[3] ?? match[2]));
  });
  return sets.every((set) => !set.isEmpty) ? PortSet.unionAll(sets) : undefined;
}

function addressesNamed(text: string): AddressSet | undefined {
  if (text === 'outside') return AddressSet.all;
  const block = parseCidr(text);
  if (block) return AddressSet.ofBlock(block);
  const address = parseAddress(text);
  if (!address) return undefined;
  return AddressSet.ofRange({ family: address.family, first: address.value, last: address.value });
}

/** The ranges that hold some of the addresses, each cut to them, since a question is about no others. */
function rangesIn(world: World, wanted: AddressSet, direction: Direction): Endpoint[] {
  return (direction === 'inbound' ? world.sources : world.destinations).flatMap((range) => {
    const addresses = range.addresses.intersect(wanted);
    const [first] = addresses;
    return first ? [{ ...range, addresses, id: formatRange(first) }] : [];
  });
}
