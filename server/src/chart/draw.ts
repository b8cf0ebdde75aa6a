/** Draws a whole chart as marks, from back to front: areas, lines, nodes. */

import type { FindingCounts } from '../protocol/status.ts';
import { lineMark } from './draw-line.ts';
import { badge, nodeMark } from './draw-node.ts';
import type { Drawing, PlacedArea } from './drawing.ts';
import { type Mark, mark, short } from './mark.ts';
import { problemWords } from './words.ts';

export interface Layers {
  readonly areas: readonly Mark[];
  readonly lines: readonly Mark[];
  readonly nodes: readonly Mark[];
}

export function layersOf(drawing: Drawing, problems: Readonly<Record<string, FindingCounts>>): Layers {
  const names = new Map(drawing.nodes.map(({ node }) => [node.id, node.name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    areas: drawing.areas.map((area) => areaMark(area, problems[area.namespace] ?? null)),
    lines: drawing.lines.map((line) => lineMark(line, nameOf)),
    nodes: drawing.nodes.map(nodeMark),
  };
}

function areaMark({ namespace, box }: PlacedArea, problems: FindingCounts | null): Mark {
  const words = problems ? problemWords(problems) : '';
  const title = `Namespace ${namespace}${words === '' ? '' : `, with ${words} in objects that are not drawn`}`;
  return mark(
    'g',
    {
      class: 'area',
      'data-id': `${namespace}/`,
      transform: `translate(${short(box.x)} ${short(box.y)})`,
      role: 'img',
      'aria-label': title,
    },
    mark('title', {}, title),
    mark('rect', { class: 'ground', width: short(box.width), height: short(box.height), rx: 10 }),
    mark('text', { class: 'namespace', x: 16, y: 25 }, namespace),
    ...badge(problems, box.width - 8),
  );
}
