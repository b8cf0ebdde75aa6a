/** What an edit changes as a text to read: what it opens first, each with its causes. No editor here. */

import type { ChangedConnection, ChangeResult } from '../../server/src/protocol/reach.ts';
import { type LinkedText, type NameOfPlace, Page } from './page.ts';

/** The words around a change, in the language of the editor. */
export interface ChangeWords {
  readonly heading: string;
  readonly nothing: string;
  readonly opened: (count: number) => string;
  readonly closed: (count: number) => string;
}

export function changeText({ opened, closed }: ChangeResult, words: ChangeWords, nameOf: NameOfPlace): LinkedText {
  const page = new Page(nameOf);
  page.add(`# ${words.heading}`);
  if (opened.length + closed.length === 0) page.add('', words.nothing);
  addSection(page, words.opened(opened.length), opened);
  addSection(page, words.closed(closed.length), closed);
  return page.finish();
}

function addSection(page: Page, title: string, changes: readonly ChangedConnection[]): void {
  if (changes.length === 0) return;
  page.add('', `## ${title}`);
  for (const { from, to, ports, causes } of changes) {
    page.add('', `### ${from} → ${to}${ports === '' ? '' : `: ${ports}`}`, '');
    for (const cause of causes) page.addStep(cause, '-');
  }
}
