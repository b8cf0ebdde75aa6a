/** What the chart writes beside its lines and reads out for its nodes. */

import type { FindingCounts } from '../protocol/status.ts';
import type { Ports } from '../protocol/topology.ts';
import { countOf, listWords } from '../text/words.ts';
import type { Line, Shape } from './part.ts';
import type { LineKind } from './view.ts';

/** What each kind of line means, as the legend says it. */
export const lineWords: Readonly<Record<LineKind, string>> = {
  routes: 'route declared',
  selects: 'Service selects',
  allowed: 'allowed by policy',
  unknown: 'may be allowed',
  blocked: 'blocked by policy',
  open: 'no policy decides',
};

export const kindWords: Readonly<Record<Shape['kind'], string>> = {
  workload: 'workload',
  service: 'Service',
  ingress: 'Ingress',
  route: 'route',
  gateway: 'Gateway',
  missing: 'missing Service',
  internet: 'addresses outside the cluster',
  addresses: 'addresses outside the cluster',
  'ingress-controller': 'ingress controller',
  namespace: 'folded namespace',
};

/** Ports as they stand on a line: `TCP 80,443 UDP 53`. */
export function portWords(ports: Ports): string {
  if (ports === 'all') return 'all ports';
  const byProtocol = Map.groupBy(ports, ({ protocol }) => protocol);
  return [...byProtocol]
    .map(
      ([protocol, spans]) =>
        `${protocol} ${spans.map(({ from, to }) => (from === to ? from : `${from}-${to}`)).join(',')}`,
    )
    .join(' ');
}

/** The label of a line; empty where there is nothing to say. A mark tells apart what colour and dashes tell as well. */
export function lineLabel(line: Line): string {
  const { kind, ports, label, state, count, change } = line;
  const sign = change === 'opened' ? '+ ' : change === 'closed' ? '− ' : '';
  if (count > 1) return `${sign}${count}×${label || ports ? ` ${label ?? portWords(ports!)}` : ''}`;
  const words = label ?? (ports ? portWords(ports) : '');
  if (kind === 'blocked') return `${sign}✕ ${words}`;
  if (kind === 'unknown') return `${sign}${words}?`;
  if (kind === 'routes' && (state === 'blocked' || state === 'narrow'))
    return `${sign}${words} ${stateWords[state]}`.trim();
  return `${sign}${words}`.trim();
}

const stateWords = { blocked: 'blocked', narrow: 'partly blocked' } as const;

/** A line as a sentence part: `frontend to catalog: allowed by policy, TCP 9000`. */
export function lineTitle(line: Line, nameOf: (id: string) => string): string {
  const ports = line.label ?? (line.ports ? portWords(line.ports) : '');
  const parts = [
    line.count > 1 ? `${line.count} connections, ${lineWords[line.kind]}` : lineWords[line.kind],
    ports,
    line.state === null || line.state === 'open' ? '' : routeStateWords[line.state],
    line.change === null ? '' : line.change === 'opened' ? 'newly opened' : 'closed by the edit',
  ];
  return `${nameOf(line.from)} to ${nameOf(line.to)}: ${parts.filter(Boolean).join(', ')}`;
}

const routeStateWords = {
  narrow: 'partly blocked at the pods',
  blocked: 'blocked at the pods',
  unknown: 'may be blocked at the pods',
  unresolved: 'leads to no port',
} as const;

/** How policies isolate a workload, in a word or two; empty for everything else. */
function isolationWords({ policies }: Pick<Shape, 'policies'>): string {
  if (!policies) return '';
  const { inbound, outbound } = policies;
  if (inbound > 0 && outbound > 0) return 'isolated';
  if (inbound > 0) return 'isolated inbound';
  return outbound > 0 ? 'isolated outbound' : 'open';
}

/** The second line of a node. */
export function detailOf(node: Shape): string {
  return [node.detail, isolationWords(node)].filter(Boolean).join(' · ');
}

/** A node as a screen reader says it. */
export function nodeTitle(node: Shape): string {
  const problems = node.problems ? problemWords(node.problems) : '';
  const where = node.namespace === null ? '' : `in namespace ${node.namespace}`;
  const kind = node.kind === 'workload' ? (node.workload ?? 'workload') : kindWords[node.kind];
  const details = node.kind === 'workload' ? isolationWords(node) : detailBeyond(kind, node.detail);
  return [`${kind} ${node.name}`, where, details, problems].filter(Boolean).join(', ');
}

/** A detail often begins with the kind, which is said already. */
function detailBeyond(kind: string, detail: string): string {
  return detail === kind ? '' : detail.startsWith(`${kind}, `) ? detail.slice(kind.length + 2) : detail;
}

/** `2 errors and 1 note`; empty without any. */
export function problemWords({ error, warning, information, hint }: FindingCounts): string {
  const words = [
    error > 0 ? countOf(error, 'error') : '',
    warning > 0 ? countOf(warning, 'warning') : '',
    information + hint > 0 ? countOf(information + hint, 'note') : '',
  ];
  return listWords(words.filter(Boolean));
}
