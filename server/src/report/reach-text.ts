/** Reachability as text for a terminal of 80 columns: for each destination, who reaches it on which ports. */

import { type EndpointData, type PortsData, portsText, type ReachData, type WayInData } from '../features/reach.ts';
import { countOf } from '../text/words.ts';
import { wrap } from './wrap.ts';

export function reachText(data: ReachData): string {
  const groups = groupsOf(data);
  const workloads = data.endpoints.filter(({ kind }) => kind === 'workload');
  const heading = `${countOf(workloads.length, 'workload')}${data.bundle ? ` in ${data.bundle}` : ''}`;
  const lines = [...wrap('', heading, '  '), ''];
  for (const to of data.endpoints) {
    if (to.kind === 'ingress-controller') continue;
    const reached = groups.get(to.id) ?? [];
    if (to.kind === 'addresses' && reached.length === 0) continue;
    lines.push(to.kind === 'addresses' ? `to ${rangeWords(to.id)}` : to.id);
    if (to.hostNetwork) lines.push('  (on the host network, which policies mostly do not bind)');
    if (reached.length === 0) lines.push('  nothing reaches it');
    for (const { ports, sources, missing } of reached) {
      const head = missing === undefined ? ports : `unknown ${ports}`;
      if (head.length > column) lines.push(`  ${head}`);
      const start = head.length > column ? indent : `  ${head.padEnd(column)}  `;
      lines.push(...wrap(start, sourceWords(sources, to, data), indent));
      if (missing !== undefined) lines.push(...wrap(indent, `depends on ${missing}`, indent));
    }
    lines.push('');
  }
  lines.push(...waysInLines(data.waysIn));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Where the list of sources begins, so that ports stand in a column of their own. */
const column = 17;
const indent = ' '.repeat(column + 4);

interface Group {
  readonly ports: string;
  readonly missing: string | undefined;
  readonly sources: string[];
}

/** By destination: the sources that have the same ports together, in the order in which they come. */
function groupsOf({ connections, unknown }: ReachData): Map<string, Group[]> {
  const groups = new Map<string, Map<string, Group>>();
  const add = (from: string, to: string, ports: PortsData, missing: string | undefined) => {
    const ofDestination = groups.get(to) ?? new Map<string, Group>();
    const text = portsText(ports);
    // What depends on the source itself is said once for all sources of which it is true.
    const reason = missing?.replaceAll(from, 'the source').replaceAll(to, 'the destination');
    const key = `${text} ${reason ?? ''}`;
    const group = ofDestination.get(key) ?? { ports: text, missing: reason, sources: [] };
    group.sources.push(from);
    ofDestination.set(key, group);
    groups.set(to, ofDestination);
  };
  for (const { from, to, ports } of connections) add(from, to, ports, undefined);
  for (const { from, to, ports, missing } of unknown) add(from, to, ports, missing);
  return new Map([...groups].map(([to, ofDestination]) => [to, [...ofDestination.values()]]));
}

/** Long lists are said shortly where they hold everyone, or everyone but a few. */
function sourceWords(sources: readonly string[], to: EndpointData, { endpoints }: ReachData): string {
  const given = new Set(sources);
  const workloads = endpoints.filter(({ kind, id }) => kind === 'workload' && id !== to.id).map(({ id }) => id);
  const missing = workloads.filter((id) => !given.has(id));
  const others = sources.filter((id) => !workloads.includes(id));
  const rest = mergedRanges(others);
  if (workloads.length < 3 || missing.length > fewest || missing.length >= workloads.length / 2) {
    return [...sources.filter((id) => workloads.includes(id)), ...rest].join(', ');
  }
  const all = to.kind === 'workload' ? 'every other workload' : 'every workload';
  return [missing.length === 0 ? all : `${all} but ${missing.join(' and ')}`, ...rest].join(', ');
}

/** How many exceptions may be named instead of those that are meant. */
const fewest = 3;

/** Ranges of addresses whose ends meet, as one. */
function mergedRanges(ids: readonly string[]): string[] {
  const result: string[] = [];
  for (const id of ids) {
    const [first, last] = id.split('-') as [string, string | undefined];
    const before = result.at(-1)?.split('-');
    if (last !== undefined && before?.[1] !== undefined && follows(before[1], first)) {
      result[result.length - 1] = `${before[0]}-${last}`;
    } else result.push(id);
  }
  return result.map(rangeWords);
}

/** An end's id for reading; the widest ranges go by what they mean. */
export function rangeWords(id: string): string {
  if (id === '0.0.0.0-255.255.255.255') return 'any address outside';
  if (id === '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff') return 'any IPv6 address outside';
  return id;
}

/** Whether the second IPv4 address is the one after the first. */
function follows(last: string, first: string): boolean {
  const [a, b] = [numberOf(last), numberOf(first)];
  return a !== undefined && b !== undefined && a + 1 === b;
}

function numberOf(address: string): number | undefined {
  const octets = address.split('.').map(Number);
  if (octets.length !== 4 || octets.some(Number.isNaN)) return undefined;
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

function waysInLines(ways: readonly WayInData[]): string[] {
  if (ways.length === 0) return [];
  const lines = ['Ways in from outside', ''];
  for (const { entry, detail, service, to, ports, state, missing } of ways) {
    const chain = `${entry}${detail ? ` (${detail})` : ''} -> Service ${service} -> ${to} ${portsText(ports)}`;
    lines.push(...wrap(`  ${stateWords[state].padEnd(9)} `, chain, ' '.repeat(12)));
    if (missing !== null) lines.push(...wrap(' '.repeat(12), `depends on ${missing}`, ' '.repeat(12)));
  }
  return lines;
}

const stateWords: Readonly<Record<WayInData['state'], string>> = {
  open: 'open',
  narrow: 'partly',
  blocked: 'blocked',
  unknown: 'unknown',
  unresolved: 'no port',
};
