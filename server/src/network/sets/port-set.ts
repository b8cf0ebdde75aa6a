/** Sets of ports of the three protocols that Kubernetes knows, and how they are written down. */

import type { Algebra } from './algebra.ts';
import { IntervalSet } from './interval-set.ts';

/** The protocols of a NetworkPolicy port (API field documentation of `NetworkPolicyPort.protocol`). */
export type Protocol = 'SCTP' | 'TCP' | 'UDP';

/** The protocols in the order in which a set lists them: by the alphabet. */
export const protocols: readonly Protocol[] = ['SCTP', 'TCP', 'UDP'];

const firstPort = 1;
const lastPort = 65535;

/** How far apart two protocols' ports of the same number lie on the line of a `PortSet`. */
const portsApart = 65536;

/** The ports of one protocol from `from` to `to`, both included. */
export interface PortRange {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

/**
 * A set of (protocol, port) pairs. The universe is ports 1 to 65535 of SCTP, TCP and UDP.
 *
 * All protocols lie on one line of whole numbers: port p of the n-th protocol is n × 65536 + p. No protocol has a
 * port 0, so intervals of different protocols never touch, and `line` is ordered, non-overlapping and non-touching for
 * each protocol too. "All connections" is no flag: it is the set that holds every pair, and equals `PortSet.all`.
 */
export class PortSet implements Algebra<PortSet> {
  static readonly empty = new PortSet(IntervalSet.empty());
  static readonly all = new PortSet(IntervalSet.unionAll(protocols.map((protocol) => stretch(protocol))));

  readonly line: IntervalSet<number>;

  private constructor(line: IntervalSet<number>) {
    this.line = line;
  }

  /** The ports of `protocol` from `from` to `to`, both included; what lies outside of 1 to 65535 falls away. */
  static of(protocol: Protocol, from: number, to = from): PortSet {
    return PortSet.#shared(stretch(protocol, from, to));
  }

  /** Every port of `protocol`. */
  static ofProtocol(protocol: Protocol): PortSet {
    return PortSet.#shared(stretch(protocol));
  }

  /** The union of ranges in any order, as `ranges` gives them back. */
  static ofRanges(ranges: Iterable<PortRange>): PortSet {
    return PortSet.#shared(
      IntervalSet.unionAll(Array.from(ranges, ({ protocol, from, to }) => stretch(protocol, from, to))),
    );
  }

  static unionAll(sets: Iterable<PortSet>): PortSet {
    return PortSet.#shared(IntervalSet.unionAll(Array.from(sets, (set) => set.line)));
  }

  /** The two sets that fill most of any matrix, nothing and everything, exist once. */
  static #shared(line: IntervalSet<number>): PortSet {
    if (line.isEmpty) return PortSet.empty;
    return line.equals(PortSet.all.line) ? PortSet.all : new PortSet(line);
  }

  get isEmpty(): boolean {
    return this.line.isEmpty;
  }

  /** Whether every port of every protocol is in the set. */
  get isAll(): boolean {
    return this.equals(PortSet.all);
  }

  get key(): string {
    return this.line.key;
  }

  /** How many (protocol, port) pairs are in the set. */
  get size(): number {
    return Number(this.line.size);
  }

  has(protocol: Protocol, port: number): boolean {
    return firstPort <= port && port <= lastPort && this.line.has(origin(protocol) + port);
  }

  union(other: PortSet): PortSet {
    return this.#with(other, this.line.union(other.line));
  }

  intersect(other: PortSet): PortSet {
    return this.#with(other, this.line.intersect(other.line));
  }

  subtract(other: PortSet): PortSet {
    return this.#with(other, this.line.subtract(other.line));
  }

  contains(other: PortSet): boolean {
    return this.line.contains(other.line);
  }

  equals(other: PortSet): boolean {
    return this.line.equals(other.line);
  }

  /** The merged ranges, by protocol and then by port. */
  *[Symbol.iterator](): Generator<PortRange, void> {
    for (const { first, last } of this.line) {
      const protocol = protocols[Math.floor(first / portsApart)]!;
      yield { protocol, from: first - origin(protocol), to: last - origin(protocol) };
    }
  }

  /** The merged ranges as a list: the form of the JSON contracts. */
  ranges(): PortRange[] {
    return [...this];
  }

  /** For people: `TCP 80,8080-8090 UDP 53`, or `all ports`, or `no ports`. */
  toString(): string {
    if (this.isAll) return 'all ports';
    if (this.isEmpty) return 'no ports';
    const ranges = this.ranges();
    return protocols
      .map((protocol) => ({ protocol, own: ranges.filter((range) => range.protocol === protocol) }))
      .filter(({ own }) => own.length > 0)
      .map(({ protocol, own }) => `${protocol} ${own.map(spell).join(',')}`)
      .join(' ');
  }

  #with(other: PortSet, line: IntervalSet<number>): PortSet {
    if (line === this.line) return this;
    return line === other.line ? other : PortSet.#shared(line);
  }
}

function origin(protocol: Protocol): number {
  return protocols.indexOf(protocol) * portsApart;
}

function stretch(protocol: Protocol, from = firstPort, to = lastPort): IntervalSet<number> {
  const first = Math.max(firstPort, Math.ceil(from));
  const last = Math.min(lastPort, Math.floor(to));
  return first <= last ? IntervalSet.of(origin(protocol) + first, origin(protocol) + last) : IntervalSet.empty();
}

function spell({ from, to }: PortRange): string {
  return from === to ? `${from}` : `${from}-${to}`;
}
