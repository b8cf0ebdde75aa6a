/** The chart in the language of Mermaid. */

import type { EdgeKind, NodeKind, Topology, TopologyNode } from '../protocol/topology.ts';
import { lineOf } from './part.ts';
import { lineLabel } from './words.ts';

export function topologyMermaid({ nodes, edges, namespaces }: Topology): string {
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const shown = nodes.filter(({ id, namespace }) => namespace !== null || connected.has(id));
  const numbers = new Map(shown.map(({ id }, i) => [id, `n${i}`]));
  const lines: string[] = ['flowchart LR'];
  const nodeLine = ({ id, kind, name }: TopologyNode) => {
    const [open, close] = shapes[kind];
    return `${numbers.get(id)}${open}"${safe(name)}"${close}`;
  };
  namespaces.forEach((namespace, i) => {
    lines.push(`  subgraph s${i} ["${safe(namespace)}"]`);
    for (const node of shown) if (node.namespace === namespace) lines.push(`    ${nodeLine(node)}`);
    lines.push('  end');
  });
  for (const node of shown) if (node.namespace === null) lines.push(`  ${nodeLine(node)}`);
  for (const edge of edges) {
    const label = lineLabel(lineOf(edge));
    const words = label === '' ? '' : `|"${safe(label)}"|`;
    lines.push(`  ${numbers.get(edge.from)} ${arrows[edge.kind]}${words} ${numbers.get(edge.to)}`);
  }
  return `${lines.join('\n')}\n`;
}

const shapes: Readonly<Record<NodeKind, readonly [string, string]>> = {
  workload: ['[', ']'],
  service: ['(', ')'],
  ingress: ['>', ']'],
  route: ['>', ']'],
  gateway: ['>', ']'],
  missing: ['(', ')'],
  internet: ['((', '))'],
  addresses: ['((', '))'],
  'ingress-controller': ['{{', '}}'],
};

const arrows: Readonly<Record<EdgeKind, string>> = {
  routes: '==>',
  selects: '-.-o',
  allowed: '-->',
  unknown: '-.->',
  blocked: '-.-x',
};

/** Mermaid reads entity codes inside of quotes; everything that could end the quotes or open a tag becomes one. */
function safe(text: string): string {
  return text.replace(/["<>&#`]/g, (character) => `#${character.charCodeAt(0)};`).replaceAll('\n', ' ');
}
