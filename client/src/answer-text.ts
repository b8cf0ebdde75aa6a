/** An answer about reachability as a text to read: both ends with the steps that decide, and where in it which line is named. */

import type { PlacePayload, QuestionResult, StepPayload } from '../../server/src/protocol/reach.ts';

/** The words around an answer, in the language of the editor. */
export interface AnswerWords {
  readonly heading: (from: string, to: string, answer: string) => string;
  readonly answers: Readonly<Record<QuestionResult['answer'], string>>;
  readonly asked: (ports: string) => string;
  readonly outbound: (pod: string, answer: string) => string;
  readonly inbound: (pod: string, answer: string) => string;
  readonly changes: string;
}

export interface AnswerText {
  readonly text: string;
  readonly links: readonly AnswerLink[];
}

/** A stretch of one line of the text that names a line of a manifest. */
export interface AnswerLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly place: PlacePayload;
}

/** `nameOf` says how a place is called, such as `policies.yaml:12`. */
export function answerText(
  { from, to, answer, asked, sides, changes }: QuestionResult,
  words: AnswerWords,
  nameOf: (place: PlacePayload) => string,
): AnswerText {
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

class Page {
  readonly #nameOf: (place: PlacePayload) => string;
  readonly #lines: string[] = [];
  readonly #links: AnswerLink[] = [];

  constructor(nameOf: (place: PlacePayload) => string) {
    this.#nameOf = nameOf;
  }

  add(...lines: string[]): void {
    this.#lines.push(...lines);
  }

  /** The sentence, and below it the lines where what it says is written, each named once. */
  addStep({ text, places }: StepPayload, mark: string): void {
    this.add(`${mark} ${text}`);
    const named = new Map(places.map((place) => [this.#nameOf(place), place]));
    if (named.size === 0) return;
    let line = ' '.repeat(mark.length);
    for (const [name, place] of named) {
      const start = line.length + 1;
      line += ` ${name} `;
      this.#links.push({ line: this.#lines.length, start, end: start + name.length, place });
    }
    this.add(line.trimEnd());
  }

  finish(): AnswerText {
    return { text: `${this.#lines.join('\n')}\n`, links: this.#links };
  }
}
