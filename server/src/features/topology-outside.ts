/** What lies outside the cluster as nodes of the chart: pieces of the address space that fare alike are one. */

import type { AddressEndpoint } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import { type AddressBlock, formatBlock } from '../network/sets/address-block.ts';
import { AddressSet } from '../network/sets/address-set.ts';
import type { TopologyNode } from '../protocol/topology.ts';

/** Addresses that policies treat alike in one direction. */
export interface Outside {
  readonly node: TopologyNode;
  readonly pieces: readonly AddressEndpoint[];
}

/** Sources first. An address that is both is two nodes, as what it may open and what it may answer differ. */
export function outsidesOf(reachability: Reachability): Outside[] {
  const { workloads, sources, destinations } = reachability.world;
  const arriving = (piece: AddressEndpoint) =>
    workloads.map((to) => reachability.arriving(to.column)[piece.column]).join();
  const leaving = (piece: AddressEndpoint) =>
    workloads.map((from) => reachability.table.row('outbound', from.column)[piece.column]).join();
  return [...alike(sources, arriving), ...alike(destinations, leaving)];
}

function alike(pieces: readonly AddressEndpoint[], fareOf: (piece: AddressEndpoint) => string): Outside[] {
  const groups = Map.groupBy(pieces, fareOf);
  return [...groups.values()].map((group) => ({ node: nodeOf(group), pieces: group }));
}

function nodeOf(pieces: readonly AddressEndpoint[]): TopologyNode {
  const { id, direction } = pieces[0]!;
  const addresses = AddressSet.unionAll(pieces.map((piece) => piece.addresses));
  const isWide = coversMost(addresses);
  return {
    id: `${direction === 'inbound' ? 'from' : 'to'} ${id}`,
    kind: isWide ? 'internet' : 'addresses',
    namespace: null,
    name: isWide ? 'Internet' : shortened(addresses.blocks()),
    detail: isWide ? wideWords(addresses) : 'outside the cluster',
    workload: null,
    policies: null,
    endpoint: id,
    hub: null,
    problems: null,
    place: null,
  };
}

/** Most of what could be outside: all that is left when rules name a few ranges. */
function coversMost({ v4, v6 }: AddressSet): boolean {
  return 2n * v4.size > AddressSet.allV4.size || 2n * v6.size > AddressSet.allV6.size;
}

function wideWords(addresses: AddressSet): string {
  const { v4, v6 } = addresses;
  const family = v6.isEmpty ? AddressSet.allV4 : v4.isEmpty ? AddressSet.allV6 : AddressSet.all;
  const left = family.subtract(addresses);
  if (left.isEmpty) return 'any address outside';
  return `all but ${shortened(left.blocks())}`;
}

function shortened(blocks: readonly AddressBlock[]): string {
  const first = blocks.slice(0, 1).map(formatBlock).join('');
  return blocks.length > 1 ? `${first} +${blocks.length - 1}` : first;
}
