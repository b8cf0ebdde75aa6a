/** The chart in the languages of Graphviz and Mermaid. */

import { portsText, type ReachData } from '../features/reach.ts';
import type { EdgeData, NodeData, TopologyData } from '../features/topology.ts';

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

export function topologyDot({ nodes, edges, namespaces }: TopologyData): string {
  const lines: string[] = [];
  const nodeLine = ({ id, kind, name }: NodeData) =>
    `${quoted(id)} [label=${quoted(name ?? id)}, shape=${shapes[kind]}];`;
  namespaces.forEach((namespace, i) => {
    lines.push(`  subgraph cluster_${i} {`, `    label=${quoted(namespace)};`);
    for (const node of nodes) if (node.namespace === namespace) lines.push(`    ${nodeLine(node)}`);
    lines.push('  }');
  });
  for (const node of nodes) if (node.namespace === null) lines.push(`  ${nodeLine(node)}`);
  for (const { from, to, kind, ports, state } of edges) {
    lines.push(edgeLine(from, to, labelOf(kind, ports, state), styles[kind]));
  }
  return `digraph topology {\n  rankdir=LR;\n${lines.join('\n')}\n}\n`;
}

export function topologyMermaid({ nodes, edges, namespaces }: TopologyData): string {
  const numbers = new Map(nodes.map(({ id }, i) => [id, `n${i}`]));
  const lines: string[] = ['flowchart LR'];
  const nodeLine = ({ id, kind, name }: NodeData) => {
    const [open, close] = mermaidShapes[kind];
    return `${numbers.get(id)}${open}"${mermaidText(name ?? id)}"${close}`;
  };
  namespaces.forEach((namespace, i) => {
    lines.push(`  subgraph s${i} ["${mermaidText(namespace)}"]`);
    for (const node of nodes) if (node.namespace === namespace) lines.push(`    ${nodeLine(node)}`);
    lines.push('  end');
  });
  for (const node of nodes) if (node.namespace === null) lines.push(`  ${nodeLine(node)}`);
  for (const { from, to, kind, ports, state } of edges) {
    const arrow = kind === 'connection' || kind === 'routes' ? '-->' : '-.->';
    const label = labelOf(kind, ports, state);
    lines.push(`  ${numbers.get(from)} ${arrow}${label ? `|"${mermaidText(label)}"|` : ''} ${numbers.get(to)}`);
  }
  return `${lines.join('\n')}\n`;
}

const shapes: Readonly<Record<NodeData['kind'], string>> = {
  workload: 'box',
  service: 'component',
  ingress: 'cds',
  route: 'cds',
  addresses: 'ellipse',
  'ingress-controller': 'ellipse',
};

const mermaidShapes: Readonly<Record<NodeData['kind'], readonly [string, string]>> = {
  workload: ['[', ']'],
  service: ['(', ')'],
  ingress: ['>', ']'],
  route: ['>', ']'],
  addresses: ['((', '))'],
  'ingress-controller': ['((', '))'],
};

const styles: Readonly<Record<EdgeData['kind'], string>> = {
  connection: '',
  unknown: ', style=dashed',
  selects: ', style=dotted',
  routes: ', style=bold',
};

function labelOf(kind: EdgeData['kind'], ports: EdgeData['ports'], state: EdgeData['state']): string {
  const words = [ports ? portsText(ports) : '', state && state !== 'open' ? state : ''].filter(Boolean).join(' ');
  return kind === 'unknown' ? `${words}?` : words;
}

function edgeLine(from: string, to: string, label: string, style: string): string {
  return `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}${style}];`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', ' ')}"`;
}

/** Mermaid reads entity codes inside of quotes; everything that could end the quotes or open a tag becomes one. */
function mermaidText(text: string): string {
  return text.replace(/["<>&#`]/g, (character) => `#${character.charCodeAt(0)};`).replaceAll('\n', ' ');
}
