/** The rows and columns of a reachability table, and which of them a policy's terms mean. */

import { type Bounded, exactly, intersection, union } from './bounded.ts';
import type { Classes } from './classes.ts';
import { type Direction, directions, type Peer, type PodTerm } from './clause.ts';
import type { Conventions } from './conventions.ts';
import { LabelIndex } from './label-index.ts';
import { portsNamed } from './pod.ts';
import { AddressSet } from './sets/address-set.ts';
import { BitSet } from './sets/bit-set.ts';
import { type Partition, partition } from './sets/partition.ts';
import { PortSet, type Protocol } from './sets/port-set.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The columns of a direction are the peers that a pod can have in it: the classes of pods, numbered as in `classes`, and
 * behind them the pieces of the address space outside, cut where rules of that direction can tell addresses apart.
 */
export class Layout {
  /** Equal for layouts with the same rows and columns, made under the same conventions. */
  readonly key: string;
  readonly classes: Classes;
  readonly pieces: Readonly<Record<Direction, readonly AddressSet[]>>;
  readonly #conventions: Conventions;
  readonly #namespaceIndex: LabelIndex;
  readonly #podIndex: LabelIndex;
  readonly #membersOf: readonly BitSet[];
  readonly #ownNamespaces: ReadonlyMap<string, BitSet>;
  /** The classes whose pods policies see as the node they run on. */
  readonly onHost: BitSet;
  readonly #pieceIndex: Readonly<Record<Direction, PieceIndex>>;
  readonly #terms = new Map<string, Bounded<BitSet>>();

  constructor(classes: Classes, vocabulary: Vocabulary, universe: AddressSet, conventions: Conventions) {
    this.key = layoutKey(classes, vocabulary, universe);
    this.classes = classes;
    this.#conventions = conventions;
    this.#namespaceIndex = new LabelIndex(classes.namespaces, vocabulary.namespaceLabels.keys());
    this.#podIndex = new LabelIndex(
      classes.pods.map((each) => each.labels),
      vocabulary.podLabels.keys(),
    );
    const members: number[][] = classes.namespaces.map(() => []);
    classes.pods.forEach((each, position) => {
      members[each.namespace]!.push(position);
    });
    this.#membersOf = members.map(BitSet.of);
    this.#ownNamespaces = new Map(
      classes.namespaces.flatMap(({ own }, position) => (own === undefined ? [] : [[own, this.#membersOf[position]!]])),
    );
    this.onHost =
      conventions.hostNetwork === 'node'
        ? BitSet.of(classes.pods.flatMap((each, position) => (each.hostNetwork ? [position] : [])))
        : BitSet.empty;
    this.#pieceIndex = {
      inbound: new PieceIndex(universe, vocabulary.blocks.inbound),
      outbound: new PieceIndex(universe, vocabulary.blocks.outbound),
    };
    this.pieces = {
      inbound: this.#pieceIndex.inbound.parts.pieces,
      outbound: this.#pieceIndex.outbound.parts.pieces,
    };
  }

  get classCount(): number {
    return this.classes.pods.length;
  }

  columnCount(direction: Direction): number {
    return this.classCount + this.pieces[direction].length;
  }

  /** The classes that a term selects. Pods on the host network are out of every selector's reach. */
  podsOf(term: PodTerm): Bounded<BitSet> {
    const known = this.#terms.get(term.key);
    if (known) return known;
    const inNamespaces = this.#inNamespaces(term);
    const { certain, possible } = intersection(inNamespaces, this.#podIndex.select(term.pods));
    const reachable = possible.subtract(this.onHost);
    const sure = term.vague ? BitSet.empty : certain.subtract(this.onHost);
    const answer = sure.equals(reachable) ? exactly(sure) : { certain: sure, possible: reachable };
    this.#terms.set(term.key, answer);
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
        return union(this.#piecesIn(peer.addresses, direction), this.#podsIn(peer));
      case 'domain-names':
        // Which addresses the names have is not written anywhere; they are meant to lie outside the cluster.
        return { certain: BitSet.empty, possible: this.#allPieces(direction) };
      case 'nodes':
        return { certain: BitSet.empty, possible: this.onHost };
      case 'nobody':
        return exactly(BitSet.empty);
    }
  }

  /** What a port name means where the destination is this column; outside the cluster it means nothing. */
  portsAt(column: number, name: string, protocol: Protocol | undefined): PortSet {
    const pod = this.classes.pods[column]?.pod;
    return pod ? portsNamed(pod, name, protocol) : PortSet.empty;
  }

  #inNamespaces({ namespaces }: PodTerm): Bounded<BitSet> {
    if (namespaces.kind === 'own') return exactly(this.#ownNamespaces.get(namespaces.name) ?? BitSet.empty);
    const { certain, possible } = this.#namespaceIndex.select(namespaces.selector);
    const sure = this.#members(certain);
    return certain === possible ? exactly(sure) : { certain: sure, possible: this.#members(possible) };
  }

  #members(namespaces: BitSet): BitSet {
    return BitSet.unionAll([...namespaces].map((position) => this.#membersOf[position]!));
  }

  #piecesIn({ certain, possible }: Bounded<AddressSet>, direction: Direction): Bounded<BitSet> {
    const index = this.#pieceIndex[direction];
    const sure = index.inside(certain, this.classCount);
    return certain === possible
      ? exactly(sure)
      : { certain: sure, possible: index.touched(possible, this.classCount).union(sure) };
  }

  /** Pods that a block may mean although it names addresses: see `Conventions.clusterAddresses`. */
  #podsIn({ addresses, coversPods }: Extract<Peer, { kind: 'addresses' }>): Bounded<BitSet> {
    const pods = coversPods ? BitSet.ofRange(0, this.classCount - 1) : this.onHost;
    const { clusterAddresses } = this.#conventions;
    if (pods.isEmpty || clusterAddresses === 'none') return exactly(BitSet.empty);
    const home = this.#families(clusterAddresses);
    return {
      certain: addresses.certain.contains(home) ? pods : BitSet.empty,
      possible: addresses.possible.intersect(home).isEmpty ? BitSet.empty : pods,
    };
  }

  /** Pods have addresses of the families that the bundle tells of. */
  #families(addresses: AddressSet): AddressSet {
    const ipv6 = this.pieces.inbound.some((piece) => !piece.v6.isEmpty);
    return ipv6 ? addresses : addresses.intersect(AddressSet.allV4);
  }

  #allPieces(direction: Direction): BitSet {
    return BitSet.ofRange(this.classCount, this.columnCount(direction) - 1);
  }
}

/** What `Layout.key` is, without the work of making the layout. */
export function layoutKey(classes: Classes, { blocks }: Vocabulary, universe: AddressSet): string {
  const cuts = directions.map((direction) => blocks[direction].map((block) => block.key).sort());
  return [classes.key, universe.key, ...cuts.map((keys) => keys.join('\n'))].join('\n\n');
}

/** Which pieces of a cut address space lie in a block. */
class PieceIndex {
  readonly parts: Partition;
  readonly #byKey: ReadonlyMap<string, BitSet>;

  constructor(universe: AddressSet, blocks: readonly AddressSet[]) {
    this.parts = partition(universe, blocks);
    this.#byKey = new Map(blocks.map((block, i) => [block.key, this.parts.members[i]!]));
  }

  /** The pieces that lie in the block, counted from `first`. */
  inside(block: AddressSet, first: number): BitSet {
    const members = this.#byKey.get(block.key);
    const numbers = members
      ? [...members]
      : this.parts.pieces.flatMap((piece, i) => (block.contains(piece) ? [i] : []));
    return BitSet.of(numbers.map((number) => number + first));
  }

  /** The pieces that the block has a part of, counted from `first`. */
  touched(block: AddressSet, first: number): BitSet {
    return BitSet.of(this.parts.pieces.flatMap((piece, i) => (block.intersect(piece).isEmpty ? [] : [i + first])));
  }
}
