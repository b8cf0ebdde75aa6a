/** Adds whole documents to a text. */

import type { Edit } from '../text/edit.ts';
import type { Document } from './located.ts';

/**
 * Adds a document behind `after`, or at the end of the text. `yaml` is the text of one document without `---`; its line
 * breaks become those of the text.
 */
export function appendDocument(
  _text: string,
  _documents: readonly Document[],
  _yaml: string,
  _after?: Document,
): Edit[] | undefined {
  return undefined;
}
