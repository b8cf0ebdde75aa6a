/** The rows and columns of a reachability table, and which of them a policy's terms mean. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import { AddressColumns } from './address-columns.ts';
import { type Bounded, exactly, union } from './bounded.ts';
import { type Classes, classesIn } from './classes.ts';
import { directions, type Peer, type PodTerm } from './clause.ts';
import type { Conventions } from './conventions.ts';
import type { PodLook } from './looks.ts';
import type { PodIndex } from './pod-index.ts';
import { AddressSet } from './sets/address-set.ts';
import { BitSet } from './sets/bit-set.ts';
import { PortSet, type Protocol } from './sets/port-set.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The columns of a direction are the peers that a pod can have in it: the classes of pods, and behind them the pieces of
 * the address space outside.
 */
export class Layout {
  /** Equal for layouts with the same rows and columns, made under the same conventions. */
  readonly key: string;
  readonly classes: Classes;
  readonly index: PodIndex;
  /** The classes whose pods policies see as the node they run on. */
  readonly onHost: BitSet;
  readonly #addresses: Readonly<Record<Direction, AddressColumns>>;
  readonly #clusterAddresses: AddressSet;
  readonly #terms = new Map<string, Bounded<BitSet>>();

  constructor(
    index: PodIndex,
    classes: Classes,
    vocabulary: Vocabulary,
    universe: AddressSet,
    conventions: Conventions,
  ) {
    this.key = layoutKey(index, classes, vocabulary, universe);
    this.index = index;
    this.classes = classes;
    this.onHost = classesIn(exactly(index.onHost), classes).certain;
    const addressesOf = (direction: Direction) =>
      new AddressColumns(universe, vocabulary.blocks[direction], this.classCount);
    this.#addresses = { inbound: addressesOf('inbound'), outbound: addressesOf('outbound') };
    // Pods have addresses of the families that the bundle tells of.
    const { clusterAddresses } = conventions;
    this.#clusterAddresses = clusterAddresses === 'none' ? AddressSet.empty : clusterAddresses.intersect(universe);
  }

  get classCount(): number {
    return this.classes.representatives.length;
  }

  columnCount(direction: Direction): number {
    return this.classCount + this.pieces(direction).length;
  }

  pieces(direction: Direction): readonly AddressSet[] {
    return this.#addresses[direction].pieces;
  }

  /** What the port names that policies use stand for at a class, spelled; equal texts, equal ports. */
  portsOf(column: number): string {
    return this.#lookOf(column)?.otherwise ?? '';
  }

  /** The classes that a term selects. */
  podsOf(term: PodTerm): Bounded<BitSet> {
    let answer = this.#terms.get(term.key);
    if (!answer) {
      answer = classesIn(this.index.select(term), this.classes);
      this.#terms.set(term.key, answer);
    }
    return answer;
  }

  /** The columns that a peer of a rule means. */
  columnsOf(peer: Peer, direction: Direction): Bounded<BitSet> {
    switch (peer.kind) {
      case 'everyone':
        return exactly(BitSet.ofRange(0, this.columnCount(direction) - 1));
      case 'pods':
        return this.podsOf(peer.term);
      case 'addresses':
        return union(this.#addresses[direction].inside(peer.addresses), this.#podsIn(peer));
      case 'domain-names':
        // Which addresses the names have is not written anywhere; they are meant to lie outside the cluster.
        return { certain: BitSet.empty, possible: this.#addresses[direction].all };
      case 'nodes':
        return { certain: BitSet.empty, possible: this.onHost };
      case 'nobody':
        return exactly(BitSet.empty);
    }
  }

  /** What a port name means where the destination is this column; outside the cluster it means nothing. */
  portsAt(column: number, name: string, protocol: Protocol | undefined): PortSet {
    const ports = this.#lookOf(column)?.ports.get(name) ?? PortSet.empty;
    return protocol === undefined ? ports : ports.intersect(PortSet.ofProtocol(protocol));
  }

  /** One of the looks of a class, to speak for all; undefined for addresses. */
  #lookOf(column: number): PodLook | undefined {
    const look = this.classes.representatives[column];
    return look === undefined ? undefined : this.index.looks.pods[look];
  }

  /** Pods that a block may mean although it names addresses: see `Conventions.clusterAddresses`. */
  #podsIn({ addresses, coversPods }: Extract<Peer, { kind: 'addresses' }>): Bounded<BitSet> {
    const pods = coversPods ? BitSet.ofRange(0, this.classCount - 1) : this.onHost;
    const home = this.#clusterAddresses;
    if (pods.isEmpty || home.isEmpty) return exactly(BitSet.empty);
    return {
      certain: addresses.certain.contains(home) ? pods : BitSet.empty,
      possible: addresses.possible.intersect(home).isEmpty ? BitSet.empty : pods,
    };
  }
}

/** What `Layout.key` is, without the work of making the layout. */
export function layoutKey(index: PodIndex, classes: Classes, { blocks }: Vocabulary, universe: AddressSet): string {
  const cuts = directions.map((direction) => blocks[direction].map((block) => block.key).sort());
  return [index.looks.key, classes.classOf.join(), universe.key, ...cuts.map((keys) => keys.join('\n'))].join('\n\n');
}
