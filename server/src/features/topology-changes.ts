/** What an edit opens and closes, between nodes of the chart. */

import { causesOf } from '../network/cause.ts';
import { type Comparison, changesIn } from '../network/change.ts';
import type { Endpoint } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import { PortSet } from '../network/sets/port-set.ts';
import type { TopologyChange, TopologyChanges } from '../protocol/topology.ts';
import { causeData } from './diff.ts';
import { portsData } from './reach.ts';
import { type Outside, outsidesOf } from './topology-outside.ts';

/** The chart is drawn of `reachability`, whose addresses may be cut into other pieces than those of the comparison. */
export function topologyChanges(comparison: Comparison, reachability: Reachability): TopologyChanges {
  const outsides = outsidesOf(reachability);
  const opened = new Pairs(outsides);
  const closed = new Pairs(outsides);
  for (const change of changesIn(comparison)) {
    const causes = causesOf(comparison, change).map((cause) => causeData(cause).text);
    opened.add(change.from, change.to, change.added, causes);
    closed.add(change.from, change.to, change.removed, causes);
  }
  return { opened: opened.all(), closed: closed.all() };
}

/** Changes by the nodes they are between. */
class Pairs {
  readonly #outsides: readonly Outside[];
  readonly #pairs = new Map<string, { from: string; to: string; ports: PortSet; causes: Set<string> }>();

  constructor(outsides: readonly Outside[]) {
    this.#outsides = outsides;
  }

  add(source: Endpoint, destination: Endpoint, ports: PortSet, causes: readonly string[]): void {
    const [from, to] = [this.#nodeOf(source), this.#nodeOf(destination)];
    if (ports.isEmpty || from === undefined || to === undefined) return;
    const key = `${from} ${to}`;
    const known = this.#pairs.get(key) ?? { from, to, ports: PortSet.empty, causes: new Set<string>() };
    for (const cause of causes) known.causes.add(cause);
    this.#pairs.set(key, { ...known, ports: known.ports.union(ports) });
  }

  all(): TopologyChange[] {
    return [...this.#pairs.values()].map(({ from, to, ports, causes }) => {
      return { from, to, ports: portsData(ports), causes: [...causes] };
    });
  }

  #nodeOf(endpoint: Endpoint): string | undefined {
    if (endpoint.kind !== 'addresses') return endpoint.id;
    const around = this.#outsides.find(({ pieces }) =>
      pieces.some(
        ({ direction, addresses }) =>
          direction === endpoint.direction && !addresses.intersect(endpoint.addresses).isEmpty,
      ),
    );
    return around?.node.id;
  }
}
