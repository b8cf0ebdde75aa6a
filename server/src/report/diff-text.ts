/** A change of reachability as text: what was opened first, then what was closed, each with its causes and places. */

import type { ChangeData, DiffData, DiffPlace } from '../features/diff.ts';
import { portsText } from '../features/reach.ts';
import { countOf } from '../text/words.ts';
import { wrap } from './wrap.ts';

export function diffText(data: DiffData, placeText: (place: DiffPlace) => string): string {
  const { opened, closed, bundle } = data;
  const where = bundle ? ` in ${bundle}` : '';
  if (opened.length + closed.length === 0) return `No connection changed${where}.\n`;
  const lines: string[] = [];
  if (opened.length > 0) lines.push(`${countOf(opened.length, 'pair')} with new connections${where}`, '');
  for (const change of opened) lines.push(...changeLines('+', change, placeText));
  if (closed.length > 0) lines.push(`${countOf(closed.length, 'pair')} with fewer connections${where}`, '');
  for (const change of closed) lines.push(...changeLines('-', change, placeText));
  return `${lines.join('\n').trimEnd()}\n`;
}

/** As above, with line and column for every place. */
export function diffJson(data: DiffData, lineOf: (place: DiffPlace) => { line: number; column: number }): string {
  const placed = (list: readonly ChangeData[]) =>
    list.map((change) => ({
      ...change,
      causes: change.causes.map(({ text, place }) => ({
        text,
        place: place && { moment: place.moment, file: place.file, ...lineOf(place) },
      })),
    }));
  return `${JSON.stringify({ ...data, opened: placed(data.opened), closed: placed(data.closed) }, undefined, 2)}\n`;
}

function changeLines(sign: string, change: ChangeData, placeText: (place: DiffPlace) => string): string[] {
  const { from, to, before, after, unknown, causes } = change;
  const was = stateWords(before, unknown.before);
  const is = stateWords(after, unknown.after);
  return [
    ...wrap(`${sign} `, `${from} -> ${to}`, '    '),
    ...wrap('    ', `${is} (before: ${was})`, '    '),
    ...causes.flatMap(({ text, place }) => wrap('    ', `${text}${place ? ` [${placeText(place)}]` : ''}`, '    ')),
    '',
  ];
}

function stateWords(sure: ChangeData['before'], open: ChangeData['before']): string {
  const words = [...(sure ? [portsText(sure)] : []), ...(open ? [`unknown: ${portsText(open)}`] : [])];
  return words.length > 0 ? words.join(', ') : 'nothing';
}
