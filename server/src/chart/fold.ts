/** Folds namespaces into single nodes; connections that then have the same ends become one, counted. */

import type { FindingCounts } from '../protocol/status.ts';
import type { Ports, Topology } from '../protocol/topology.ts';
import { countOf, listWords } from '../text/words.ts';
import type { Line, Shape } from './part.ts';

export interface Folded {
  readonly nodes: readonly Shape[];
  readonly lines: readonly Line[];
  readonly areas: readonly string[];
}

export function foldNamespaces(
  nodes: readonly Shape[],
  lines: readonly Line[],
  { problems }: Topology,
  isFolded: (namespace: string) => boolean,
): Folded {
  const byNamespace = Map.groupBy(nodes.filter(inside), (node) => node.namespace!);
  const names = [...byNamespace.keys()].sort();
  const folded = new Set(names.filter(isFolded));
  const kept = nodes.filter(({ namespace }) => namespace === null || !folded.has(namespace));
  const boxes = [...folded].map((namespace) => boxOf(namespace, byNamespace.get(namespace)!, problems[namespace]));
  const home = new Map(
    nodes.map(({ id, namespace }) => [id, namespace !== null && folded.has(namespace) ? boxId(namespace) : id]),
  );
  return {
    nodes: [...kept, ...boxes],
    lines: folded.size === 0 ? lines : merged(lines, home),
    areas: names.filter((name) => !folded.has(name)),
  };
}

/** The id of a folded namespace; no object's id ends so. */
function boxId(namespace: string): string {
  return `${namespace}/`;
}

function inside({ namespace }: Shape): boolean {
  return namespace !== null;
}

function boxOf(namespace: string, nodes: readonly Shape[], own: FindingCounts | undefined): Shape {
  const count = (kind: Shape['kind']) => nodes.filter((node) => node.kind === kind).length;
  const words = [
    [count('workload'), 'workload'],
    [count('service'), 'Service'],
  ] as const;
  const parts = words.filter(([number]) => number > 0).map(([number, word]) => countOf(number, word));
  const all = [...nodes.map((node) => node.problems), own ?? null].filter((counts) => counts !== null);
  const sum = (severity: keyof FindingCounts) => all.reduce((total, counts) => total + counts[severity], 0);
  return {
    id: boxId(namespace),
    kind: 'namespace',
    namespace: null,
    name: namespace,
    detail: parts.length > 0 ? listWords(parts) : countOf(nodes.length, 'object'),
    workload: null,
    policies: null,
    endpoint: null,
    hub: null,
    problems: { error: sum('error'), warning: sum('warning'), information: sum('information'), hint: sum('hint') },
    place: null,
    undrawn: nodes.reduce((total, { undrawn }) => total + undrawn, 0),
  };
}

function merged(lines: readonly Line[], home: ReadonlyMap<string, string>): Line[] {
  const groups = new Map<string, Line>();
  for (const line of lines) {
    const [from, to] = [home.get(line.from) ?? line.from, home.get(line.to) ?? line.to];
    if (from === to) continue;
    const id = `${line.kind} ${from} ${to}`;
    const known = groups.get(id);
    groups.set(id, known ? joined(known, line) : { ...line, id, from, to });
  }
  return [...groups.values()];
}

function joined(a: Line, b: Line): Line {
  const isSame = samePorts(a.ports, b.ports) && a.label === b.label;
  return {
    ...a,
    count: a.count + b.count,
    ports: isSame ? a.ports : null,
    label: isSame ? a.label : null,
    state: a.state === b.state ? a.state : null,
    change: a.change === b.change ? a.change : null,
  };
}

function samePorts(a: Ports | null, b: Ports | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
