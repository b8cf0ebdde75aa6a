/** Puts clauses of policies into words: whom a rule is for, on which ports, and what it does. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Clause, Peer, Policy, PortTerm } from '../network/clause.ts';
import type { Endpoint } from '../network/endpoints.ts';
import { titleOfPolicy } from '../network/missing.ts';
import { AddressSet } from '../network/sets/address-set.ts';
import { termWords } from '../network/term-words.ts';

/** `rule 2 of NetworkPolicy default/backend`, with its own name where it has one. */
export function clauseTitle(policy: Policy, clause: Clause): string {
  const name = clause.name === undefined ? '' : ` "${clause.name}"`;
  return `${clause.direction} rule ${clause.index + 1}${name} of ${titleOfPolicy(policy)}`;
}

export function peerWords(peer: Peer): string {
  switch (peer.kind) {
    case 'everyone':
      return 'everyone';
    case 'pods':
      return termWords(peer.term);
    case 'addresses':
      return `addresses in ${peer.written}`;
    case 'domain-names':
      return `the addresses of ${peer.names.join(', ')}`;
    case 'nodes':
      return 'nodes';
    case 'nobody':
      return 'nobody, as it is written';
  }
}

/** `TCP 80`, `port http`; everything when there is no entry. */
export function portWords(terms: readonly PortTerm[]): string {
  if (terms.length === 0) return 'all ports';
  return terms.map((term) => (term.kind === 'name' ? `port ${term.name}` : term.ports.possible.toString())).join(', ');
}

/** How a reader names an endpoint in a sentence. */
export function endpointWords(endpoint: Endpoint): string {
  if (endpoint.kind === 'ingress-controller') return 'the ingress controller';
  if (endpoint.kind === 'workload') return endpoint.id;
  if (endpoint.addresses.equals(AddressSet.allV4)) return 'any address outside';
  if (endpoint.addresses.equals(AddressSet.allV6)) return 'any IPv6 address outside';
  const blocks = endpoint.addresses.blocks();
  return blocks.length === 1 ? String(endpoint.addresses) : endpoint.id;
}

export const directionWords: Readonly<Record<Direction, string>> = {
  inbound: 'inbound connections',
  outbound: 'outbound connections',
};
