/** Everything by which some policy can tell pods, namespaces and addresses apart; whatever differs otherwise is alike. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Selector } from '../kubernetes/labels.ts';
import type { Clause, PodTerm, Policy } from './clause.ts';
import { AddressSet } from './sets/address-set.ts';

/** Label keys, each with the values that some selector names. */
export type Words = ReadonlyMap<string, ReadonlySet<string>>;

export interface Vocabulary {
  /** Every term by which some policy means pods, each once. */
  readonly terms: readonly PodTerm[];
  readonly podLabels: Words;
  readonly namespaceLabels: Words;
  /** Namespaces that some term means by itself rather than by its labels. */
  readonly ownNamespaces: ReadonlySet<string>;
  readonly portNames: ReadonlySet<string>;
  /** The address blocks of rules of each direction, each block once. */
  readonly blocks: Readonly<Record<Direction, readonly AddressSet[]>>;
}

export function vocabularyOf(policies: readonly Policy[]): Vocabulary {
  const terms = new Map<string, PodTerm>();
  const podLabels = new Map<string, Set<string>>();
  const namespaceLabels = new Map<string, Set<string>>();
  const ownNamespaces = new Set<string>();
  const portNames = new Set<string>();
  const blocks = { inbound: new Map<string, AddressSet>(), outbound: new Map<string, AddressSet>() };
  for (const policy of policies) {
    const mentioned = mentionsOf(policy);
    for (const term of mentioned.terms) terms.set(term.key, term);
    for (const name of mentioned.portNames) portNames.add(name);
    for (const { direction, block } of mentioned.blocks) blocks[direction].set(block.key, block);
  }
  for (const { pods, namespaces } of terms.values()) {
    note(podLabels, pods);
    if (namespaces.kind === 'own') ownNamespaces.add(namespaces.name);
    else note(namespaceLabels, namespaces.selector);
  }
  return {
    terms: [...terms.values()],
    podLabels,
    namespaceLabels,
    ownNamespaces,
    portNames,
    blocks: { inbound: [...blocks.inbound.values()], outbound: [...blocks.outbound.values()] },
  };
}

/** Whether rules tell IPv6 addresses apart. */
export function mentionsIpv6({ blocks }: Vocabulary): boolean {
  return [...blocks.inbound, ...blocks.outbound].some((block) => !block.v6.isEmpty);
}

interface Mentions {
  readonly terms: readonly PodTerm[];
  readonly portNames: readonly string[];
  readonly blocks: readonly { direction: Direction; block: AddressSet }[];
}

const mentions = new WeakMap<Policy, Mentions>();

function mentionsOf(policy: Policy): Mentions {
  const known = mentions.get(policy);
  if (known) return known;
  const own: Mentions = {
    terms: [policy.subject, ...policy.clauses.flatMap(podTermsOf)],
    portNames: policy.clauses.flatMap((clause) => clause.ports.flatMap((t) => (t.kind === 'name' ? [t.name] : []))),
    blocks: policy.clauses.flatMap(blocksOf),
  };
  mentions.set(policy, own);
  return own;
}

function podTermsOf(clause: Clause): PodTerm[] {
  return clause.peers.flatMap((peer) => (peer.kind === 'pods' ? [peer.term] : []));
}

function blocksOf({ direction, peers }: Clause): { direction: Direction; block: AddressSet }[] {
  return peers.flatMap((peer) => {
    if (peer.kind !== 'addresses') return [];
    // A block that some later step writes may begin and end anywhere, and cuts nothing.
    const { certain, possible } = peer.addresses;
    return [certain, possible]
      .filter((block) => !block.isEmpty && !block.equals(AddressSet.all))
      .map((block) => ({ direction, block }));
  });
}

function note(words: Map<string, Set<string>>, selector: Selector): void {
  for (const { key, values } of selector.requirements) {
    const known = words.get(key);
    if (!known) words.set(key, new Set(values));
    else for (const value of values) known.add(value);
  }
}
