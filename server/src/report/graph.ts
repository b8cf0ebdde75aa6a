/** Connections in the language of Graphviz. */

import { portsText, type ReachData } from '../features/reach.ts';

/** Connections alone, for `reach --format dot`. */
export function reachDot({ endpoints, connections, unknown }: ReachData): string {
  const used = new Set([...connections, ...unknown].flatMap(({ from, to }) => [from, to]));
  const lines = endpoints
    .filter(({ kind, id }) => kind === 'workload' || used.has(id))
    .map(({ id, kind }) => `  ${quoted(id)} [shape=${kind === 'workload' ? 'box' : 'ellipse'}];`);
  for (const { from, to, ports } of connections) lines.push(edgeLine(from, to, portsText(ports), ''));
  for (const { from, to, ports } of unknown) lines.push(edgeLine(from, to, `${portsText(ports)}?`, ', style=dashed'));
  return `digraph reach {\n  rankdir=LR;\n${lines.join('\n')}\n}\n`;
}

function edgeLine(from: string, to: string, label: string, style: string): string {
  return `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}${style}];`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', ' ')}"`;
}
