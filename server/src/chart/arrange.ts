/** Arranges a part of the chart in layers from left to right, by ELK's layered method. */

import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import {
  type Drawing,
  type LabelText,
  type Measured,
  measured,
  type PlacedLine,
  type Point,
  sizes,
} from './drawing.ts';
import type { Measure } from './measure.ts';
import type { ChartPart, Line, Shape } from './part.ts';
import { straightLine } from './straight.ts';

/** Runs ELK on a graph, wherever that may be: here, or in a worker. */
export type Layouter = (graph: ElkNode) => Promise<ElkNode>;

export async function arranged(part: ChartPart, layout: Layouter, measure: Measure): Promise<Drawing> {
  const texts = measured(part, measure);
  const laid = await layout(elkGraph(part, texts));
  return drawingOf(part, texts, laid);
}

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.spacing.nodeNode': '22',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeLabel': '3',
  'elk.spacing.componentComponent': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '11',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.cycleBreaking.strategy': 'GREEDY',
};

const around: LayoutOptions = { 'elk.padding': '[top=24,left=24,bottom=24,right=24]' };
const inArea: LayoutOptions = { 'elk.padding': '[top=46,left=22,bottom=22,right=22]' };

const onTheLine: LayoutOptions = { 'elk.edgeLabels.inline': 'true' };

/** Beyond this, arranging everything at once would keep people waiting: each namespace is then arranged by itself. */
const large = { nodes: 220, lines: 500 };

function elkGraph(part: ChartPart, texts: Measured): ElkNode {
  const { nodes, lines, areas, direction } = part;
  const isLarge = nodes.length > large.nodes || lines.length > large.lines;
  const all: LayoutOptions = {
    ...options,
    'elk.direction': direction === 'down' ? 'DOWN' : 'RIGHT',
    ...(isLarge
      ? { 'elk.layered.thoroughness': '3' }
      : { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' }),
  };
  const child = (node: Shape): ElkNode => ({
    id: node.id,
    width: texts.widths.get(node.id) ?? 0,
    height: sizes.height,
    layoutOptions: edgeOfChart(node),
  });
  const home = new Map(
    nodes.map(({ id, namespace }) => [id, namespace !== null && areas.includes(namespace) ? namespace : null]),
  );
  const inner = areas.map(
    (namespace): ElkNode => ({
      id: areaId(namespace),
      layoutOptions: isLarge ? { ...all, ...inArea } : inArea,
      children: nodes.filter((node) => home.get(node.id) === namespace).map(child),
      edges: isLarge ? lines.filter((line) => isWithin(line, namespace, home)).map((line) => elkEdge(line, texts)) : [],
    }),
  );
  return {
    id: 'chart',
    layoutOptions: { ...all, ...around, ...(isLarge ? {} : { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' }) },
    children: [...nodes.filter(({ id }) => home.get(id) === null).map(child), ...inner],
    edges: isLarge ? edgesBetween(lines, home) : lines.map((line) => elkEdge(line, texts)),
  };
}

type Home = ReadonlyMap<string, string | null>;

function isWithin({ from, to }: Line, namespace: string, home: Home): boolean {
  return home.get(from) === namespace && home.get(to) === namespace;
}

function elkEdge(line: Line, { labels }: Measured): ElkExtendedEdge {
  const label = labels.get(line.id);
  const { text, width } = label ?? { text: '', width: 0 };
  return {
    id: line.id,
    sources: [line.from],
    targets: [line.to],
    labels: label ? [{ text, width, height: sizes.labelHeight, layoutOptions: onTheLine }] : [],
    layoutOptions: { 'elk.layered.priority.direction': line.kind === 'routes' || line.kind === 'selects' ? '10' : '1' },
  };
}

/** One for each pair of areas, or nodes outside of them, between which there are lines: enough to place them well. */
function edgesBetween(lines: readonly Line[], home: Home): ElkExtendedEdge[] {
  const endOf = (id: string): string => {
    const namespace = home.get(id);
    return namespace ? areaId(namespace) : id;
  };
  const pairs = new Map<string, ElkExtendedEdge>();
  for (const { from, to } of lines) {
    const [source, target] = [endOf(from), endOf(to)];
    const id = `between ${source} ${target}`;
    if (source !== target) pairs.set(id, { id, sources: [source], targets: [target] });
  }
  return [...pairs.values()];
}

/** What is only ever a source stands at the left, what is only ever a destination at the right. */
function edgeOfChart({ kind, id }: Shape): LayoutOptions {
  if (kind !== 'internet' && kind !== 'addresses') return {};
  return { 'elk.layered.layering.layerConstraint': id.startsWith('to ') ? 'LAST' : 'FIRST' };
}

function areaId(namespace: string): string {
  return `area ${namespace}`;
}

function drawingOf({ lines, areas }: ChartPart, { shapes, labels }: Measured, laid: ElkNode): Drawing {
  const placed = new Map<string, ElkNode>();
  const file = (node: ElkNode): void => {
    placed.set(node.id, node);
    for (const inner of node.children ?? []) file(inner);
  };
  file(laid);
  const boxOf = (id: string) => {
    const { x = 0, y = 0, width = 0, height = 0 } = placed.get(id) ?? {};
    return { x, y, width, height };
  };
  const edges = [laid, ...(laid.children ?? [])].flatMap((node) => node.edges ?? []);
  const routed = new Map(edges.map((edge) => [edge.id, edge]));
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    areas: areas.map((namespace) => ({ namespace, box: boxOf(areaId(namespace)) })),
    nodes: shapes.map((shape) => ({ ...shape, box: boxOf(shape.node.id) })),
    lines: lines.map((line) => {
      const edge = routed.get(line.id);
      const label = labels.get(line.id);
      // What crosses a large chart is many lines in one place, whose labels would cover each other.
      return edge ? routedLine(line, edge, label) : straightLine(line, boxOf(line.from), boxOf(line.to), undefined);
    }),
  };
}

function routedLine(line: Line, edge: ElkExtendedEdge, label: LabelText | undefined): PlacedLine {
  const points = (edge.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }): Point[] => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [own] = edge.labels ?? [];
  const labelBox =
    own?.x !== undefined && own.y !== undefined
      ? { x: own.x, y: own.y, width: own.width ?? 0, height: own.height ?? 0 }
      : null;
  return { line, points, label: label?.text ?? '', labelBox };
}
