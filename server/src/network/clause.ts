/** Policies in the one form that the engine evaluates, whichever API they were written in. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Selector } from '../kubernetes/labels.ts';
import type { Resource } from '../kubernetes/resource.ts';
import type { Range } from '../text/range.ts';
import type { Bounded } from './bounded.ts';
import type { AddressSet } from './sets/address-set.ts';
import type { PortSet, Protocol } from './sets/port-set.ts';

/** Policies are asked tier by tier: `admin`, then `policy` (NetworkPolicy), then `baseline`. */
export type Tier = 'admin' | 'policy' | 'baseline';

/** What a clause does with a connection that it matches. `pass` leaves its tier at once. */
export type Effect = 'allow' | 'deny' | 'pass';

export interface Policy {
  readonly resource: Resource;
  /** The effective namespace; undefined for cluster-wide policies. */
  readonly namespace: string | undefined;
  readonly tier: Tier;
  /** Lower numbers are asked first. Meaningless in the tier `policy`, whose clauses only add to each other. */
  readonly priority: number;
  readonly subject: PodTerm;
  /** The directions in which the policy has a say. In the tier `policy` these are the directions it isolates. */
  readonly directions: ReadonlySet<Direction>;
  /** In the order they were written, those of each direction together. */
  readonly clauses: readonly Clause[];
  /** Set for policies of an API that is recognised and not evaluated: what they decide is unknown. */
  readonly opaque: boolean;
}

/** One rule of a policy. */
export interface Clause {
  readonly direction: Direction;
  /** The position of the rule in its list, counted from 0. */
  readonly index: number;
  readonly name: string | undefined;
  readonly effect: Effect;
  /** Any of them. There is always at least one: `everyone` where the API lets peers be left out. */
  readonly peers: readonly Peer[];
  /** Any of them, or every port when there is none. */
  readonly ports: readonly PortTerm[];
  readonly at: Range;
}

/** Which pods: those that `pods` selects in the namespaces that `namespaces` says. */
export interface PodTerm {
  readonly namespaces: NamespaceTerm;
  readonly pods: Selector;
  /** Whether the written term says more than is understood, so that a match is only possible. */
  readonly vague: boolean;
  /** Equal for terms that mean the same. */
  readonly key: string;
}

export type NamespaceTerm =
  | { readonly kind: 'own'; readonly name: string }
  | { readonly kind: 'selected'; readonly selector: Selector };

export type Peer =
  /** Everything: pods, nodes, addresses outside. */
  | { readonly kind: 'everyone'; readonly at: Range }
  | { readonly kind: 'pods'; readonly term: PodTerm; readonly at: Range }
  | {
      readonly kind: 'addresses';
      /** The block as it was written, with its exceptions. */
      readonly written: string;
      /** Not exact where a later step replaces a part of the text. */
      readonly addresses: Bounded<AddressSet>;
      /** Whether the block is meant for pods of the cluster as well. */
      readonly coversPods: boolean;
      readonly at: Range;
    }
  | { readonly kind: 'domain-names'; readonly names: readonly string[]; readonly at: Range }
  | { readonly kind: 'nodes'; readonly at: Range }
  /** Written so that the API server would refuse it. */
  | { readonly kind: 'nobody'; readonly at: Range };

export type PortTerm =
  /** `possible` exceeds `certain` where a later step replaces the number. */
  | { readonly kind: 'numbers'; readonly ports: Bounded<PortSet>; readonly at: Range }
  /** Resolved at the destination pod; without a protocol, ports of every protocol count. */
  | { readonly kind: 'name'; readonly name: string; readonly protocol: Protocol | undefined; readonly at: Range };

export function podTerm(namespaces: NamespaceTerm, pods: Selector, vague = false): PodTerm {
  const where = namespaces.kind === 'own' ? `=${namespaces.name}` : `~${namespaces.selector.key}`;
  return { namespaces, pods, vague, key: `${where}\u0000${pods.key}\u0000${vague ? '?' : ''}` };
}

/** What one pod's policies speak of: connections that it receives, or those that it opens. */
export const directions: readonly Direction[] = ['outbound', 'inbound'];
