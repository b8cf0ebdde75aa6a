/** An answer about reachability as a text to read: both ends with the steps that decide. No editor here. */

import type { QuestionResult } from '../../server/src/protocol/reach.ts';
import { type LinkedText, type NameOfPlace, Page } from './page.ts';

/** The words around an answer, in the language of the editor. */
export interface AnswerWords {
  readonly heading: (from: string, to: string, answer: string) => string;
  readonly answers: Readonly<Record<QuestionResult['answer'], string>>;
  readonly asked: (ports: string) => string;
  readonly outbound: (pod: string, answer: string) => string;
  readonly inbound: (pod: string, answer: string) => string;
  readonly changes: string;
}

export function answerText(
  { from, to, answer, asked, sides, changes }: QuestionResult,
  words: AnswerWords,
  nameOf: NameOfPlace,
): LinkedText {
  const page = new Page(nameOf);
  page.add(`# ${words.heading(from, to, words.answers[answer])}`, '', words.asked(asked));
  for (const { direction, pod, answer: own, steps } of sides) {
    page.add('', `## ${words[direction](pod, words.answers[own])}`, '');
    for (const [i, step] of steps.entries()) page.addStep(step, `${i + 1}.`);
  }
  if (changes.length > 0) page.add('', `## ${words.changes}`, '');
  for (const change of changes) page.addStep(change, '-');
  return page.finish();
}
