/** The answer to one question as text: the verdict, what each end says with file and line, and what would change it. */

import type { PlaceData, QuestionData } from '../features/question.ts';
import { portsText } from '../features/reach.ts';
import { wrap } from './wrap.ts';

/** Writes a place as `file:line`. */
export type PlaceText = (place: PlaceData) => string;

export function questionText(data: QuestionData, placeText: PlaceText, explains: boolean): string {
  const { from, to, ports, answer, allowed } = data;
  const some = answer === 'partly' && allowed.length > 0 ? ` (only ${portsText(allowed)})` : '';
  const lines = wrap('', `${from} to ${to}, ${portsText(ports)}: ${answer}${some}`, '  ');
  if (explains) {
    for (const side of data.sides) {
      const isOutbound = side.direction === 'outbound';
      lines.push('', ...wrap('', `${isOutbound ? 'Leaving' : 'Arriving at'} ${side.pod}: ${side.answer}`, '  '));
      for (const { direction, text, places } of data.steps) {
        if (direction === side.direction) lines.push(...wrap('  - ', withPlaces(text, places, placeText), '    '));
      }
    }
    if (data.changes.length > 0) lines.push('');
    for (const { text, places } of data.changes) lines.push(...wrap('', withPlaces(text, places, placeText), '  '));
  }
  return `${lines.join('\n')}\n`;
}

/** The same with every place as file and line, for programs. */
export function questionJson(
  data: QuestionData,
  lineOf: (place: PlaceData) => { line: number; column: number },
): string {
  const place = (each: PlaceData) => ({ file: each.file, ...lineOf(each) });
  const steps = data.steps.map((step) => ({ ...step, places: step.places.map(place) }));
  const changes = data.changes.map((change) => ({ ...change, places: change.places.map(place) }));
  return `${JSON.stringify({ ...data, steps, changes }, undefined, 2)}\n`;
}

/** The places behind the sentence, the lines of one file together: `a.yaml:3, 9`. */
function withPlaces(text: string, places: readonly PlaceData[], placeText: PlaceText): string {
  if (places.length === 0) return text;
  const written: string[] = [];
  let file = '';
  for (const place of places) {
    const full = placeText(place);
    const line = full.slice(full.lastIndexOf(':') + 1);
    const short = place.file === file ? line : full;
    if (written.at(-1) !== short && !(place.file === file && written.at(-1)?.endsWith(`:${line}`))) written.push(short);
    file = place.file;
  }
  return `${text} [${written.join(', ')}]`;
}
