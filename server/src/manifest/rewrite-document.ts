/** Adds whole documents to a text. */

import type { Edit } from '../text/edit.ts';
import { skipBlank } from './build.ts';
import { lineBreakOf } from './layout.ts';
import type { Document } from './located.ts';

/**
 * Adds a document behind `after`, or at the end of the text. `yaml` is the text of one document without `---`; its line
 * breaks become those of the text. Undefined in a text with directives, which tie its documents together.
 */
export function appendDocument(
  text: string,
  documents: readonly Document[],
  yaml: string,
  after: Document | undefined = documents.at(-1),
): Edit[] | undefined {
  if (/^%/m.test(text)) return undefined;
  const at = after?.at.end ?? text.length;
  const lineBreak = lineBreakOf(text);
  const before = at === 0 || text[at - 1] === '\n' || text.slice(0, at) === '\ufeff' ? '' : lineBreak;
  const isFirst = documents.length <= 1 && !documents[0]?.contents && !text.includes('---');
  const marker = isFirst ? '' : `---${lineBreak}`;
  const words = yaml
    .replace(/^---[ \t]*\r?\n/, '')
    .trimEnd()
    .replaceAll(/\r?\n/g, lineBreak);
  return [{ at: { start: at, end: at }, text: `${before}${marker}${words}${lineBreak}` }];
}

/**
 * Takes a document away, with its `---` and the comments between that and the next one. Undefined for the only one that
 * holds anything, and in a text with directives.
 */
export function removeDocument(text: string, documents: readonly Document[], document: Document): Edit[] | undefined {
  const others = documents.filter((other) => other !== document && other.contents !== undefined);
  if (others.length === 0 || /^%/m.test(text)) return undefined;
  // Comments above the first dashes speak of the whole text.
  const marker = skipBlank(text, document.at.start);
  const start = text.startsWith('---', marker) ? marker : document.at.start;
  return [{ at: { start, end: document.at.end }, text: '' }];
}
