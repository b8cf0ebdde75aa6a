/** Arranges a part of the chart in layers from left to right, by ELK's layered method. */

import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { type Drawing, type Measured, measured, type PlacedLine, type Point, sizes } from './drawing.ts';
import type { Measure } from './measure.ts';
import type { ChartPart, Line, Shape } from './part.ts';

/** Runs ELK on a graph, wherever that may be: here, or in a worker. */
export type Layouter = (graph: ElkNode) => Promise<ElkNode>;

export async function arranged(part: ChartPart, layout: Layouter, measure: Measure): Promise<Drawing> {
  const texts = measured(part, measure);
  const laid = await layout(elkGraph(part, texts));
  return drawingOf(part, texts, laid);
}

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=24,left=24,bottom=24,right=24]',
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
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'GREEDY',
};

const onTheLine: LayoutOptions = { 'elk.edgeLabels.inline': 'true' };

/** Where a chart is so large that finding the best arrangement would keep people waiting. */
const hasty: LayoutOptions = {
  'elk.layered.thoroughness': '2',
  'elk.layered.nodePlacement.strategy': 'LINEAR_SEGMENTS',
};
const large = { nodes: 250, lines: 500 };

export function elkGraph({ nodes, lines, areas, direction }: ChartPart, { widths, labels }: Measured): ElkNode {
  const isLarge = nodes.length > large.nodes || lines.length > large.lines;
  const child = (node: Shape): ElkNode => ({
    id: node.id,
    width: widths.get(node.id) ?? 0,
    height: sizes.height,
    layoutOptions: edgeOfChart(node),
  });
  const edges = lines.map((line): ElkExtendedEdge => {
    const label = isLarge ? undefined : labels.get(line.id);
    return {
      id: line.id,
      sources: [line.from],
      targets: [line.to],
      labels: label
        ? [{ text: label.text, width: label.width, height: sizes.labelHeight, layoutOptions: onTheLine }]
        : [],
      layoutOptions: {
        'elk.layered.priority.direction': line.kind === 'routes' || line.kind === 'selects' ? '10' : '1',
      },
    };
  });
  const inner = areas.map(
    (namespace): ElkNode => ({
      id: areaId(namespace),
      layoutOptions: { 'elk.padding': '[top=46,left=22,bottom=22,right=22]' },
      children: nodes.filter((node) => node.namespace === namespace).map(child),
    }),
  );
  const loose = nodes.filter(({ namespace }) => namespace === null || !areas.includes(namespace)).map(child);
  return {
    id: 'chart',
    layoutOptions: { ...options, ...(isLarge ? hasty : {}), 'elk.direction': direction === 'down' ? 'DOWN' : 'RIGHT' },
    children: [...loose, ...inner],
    edges,
  };
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
  const routed = new Map((laid.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    areas: areas.map((namespace) => ({ namespace, box: boxOf(areaId(namespace)) })),
    nodes: shapes.map((shape) => ({ ...shape, box: boxOf(shape.node.id) })),
    lines: lines.map((line) => placedLine(line, routed.get(line.id), labels.get(line.id))),
  };
}

function placedLine(
  line: Line,
  edge: ElkExtendedEdge | undefined,
  label: { readonly text: string; readonly width: number } | undefined,
): PlacedLine {
  const points = (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }): Point[] => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [own] = edge?.labels ?? [];
  const labelBox =
    own?.x !== undefined && own.y !== undefined
      ? { x: own.x, y: own.y, width: own.width ?? 0, height: own.height ?? 0 }
      : null;
  return { line, points, label: label?.text ?? '', labelBox };
}
