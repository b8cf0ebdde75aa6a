/** The chart in the language of Graphviz. */

import type { NodeKind, Topology, TopologyNode } from '../protocol/topology.ts';
import { lineOf } from './part.ts';
import type { LineKind } from './view.ts';
import { lineLabel } from './words.ts';

export function topologyDot({ nodes, edges, namespaces }: Topology): string {
  const lines: string[] = [];
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodeLine = ({ id, kind, name }: TopologyNode) =>
    `${quoted(id)} [label=${quoted(name)}, shape=${shapes[kind]}];`;
  namespaces.forEach((namespace, i) => {
    lines.push(`  subgraph cluster_${i} {`, `    label=${quoted(namespace)};`);
    for (const node of nodes) if (node.namespace === namespace) lines.push(`    ${nodeLine(node)}`);
    lines.push('  }');
  });
  for (const node of nodes) if (node.namespace === null && connected.has(node.id)) lines.push(`  ${nodeLine(node)}`);
  for (const edge of edges) {
    const label = lineLabel(lineOf(edge));
    lines.push(`  ${quoted(edge.from)} -> ${quoted(edge.to)} [label=${quoted(label)}, style=${styles[edge.kind]}];`);
  }
  return `digraph topology {\n  rankdir=LR;\n${lines.join('\n')}\n}\n`;
}

const shapes: Readonly<Record<NodeKind, string>> = {
  workload: 'box',
  service: 'component',
  ingress: 'cds',
  route: 'cds',
  gateway: 'cds',
  missing: 'component',
  internet: 'ellipse',
  addresses: 'ellipse',
  'ingress-controller': 'octagon',
};

const styles: Readonly<Record<Exclude<LineKind, 'open'>, string>> = {
  routes: 'bold',
  selects: 'dotted',
  allowed: 'solid',
  unknown: 'dashed',
  blocked: '"dashed,bold"',
};

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', ' ')}"`;
}
