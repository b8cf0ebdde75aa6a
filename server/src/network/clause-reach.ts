/** What one clause speaks of in a layout: which columns, and which ports at each. */

import { type Bounded, exactly, union } from './bounded.ts';
import type { Clause, PortTerm } from './clause.ts';
import type { Layout } from './layout.ts';
import type { BitSet } from './sets/bit-set.ts';
import { PortSet } from './sets/port-set.ts';

export class ClauseReach {
  readonly clause: Clause;
  readonly columns: Bounded<BitSet>;
  /** The ports that do not depend on the destination. */
  readonly fixedPorts: Bounded<PortSet>;
  readonly #layout: Layout;
  readonly #names: readonly NamedPort[];

  constructor(clause: Clause, layout: Layout) {
    this.clause = clause;
    this.#layout = layout;
    this.columns = clause.peers.map((peer) => layout.columnsOf(peer, clause.direction)).reduce(union);
    this.fixedPorts = fixedPortsOf(clause.ports);
    this.#names = clause.ports.filter((term) => term.kind === 'name');
  }

  get namesPorts(): boolean {
    return this.#names.length > 0;
  }

  /** The ports where the destination is this column. */
  portsAt(destination: number): Bounded<PortSet> {
    if (this.#names.length === 0) return this.fixedPorts;
    return union(this.fixedPorts, exactly(this.#namedPorts(destination)));
  }

  #namedPorts(destination: number): PortSet {
    return PortSet.unionAll(this.#names.map(({ name, protocol }) => this.#layout.portsAt(destination, name, protocol)));
  }
}

type NamedPort = Extract<PortTerm, { kind: 'name' }>;

/** No entry at all means every port of every protocol. */
function fixedPortsOf(terms: readonly PortTerm[]): Bounded<PortSet> {
  if (terms.length === 0) return exactly(PortSet.all);
  const numbers = terms.flatMap((term) => (term.kind === 'numbers' ? [term.ports] : []));
  return numbers.reduce(union, exactly(PortSet.empty));
}
