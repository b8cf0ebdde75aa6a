/** A text whose lines name places of manifests, put together step by step. No editor here. */

import type { PlacePayload, StepPayload } from '../../server/src/protocol/reach.ts';

export interface LinkedText {
  readonly text: string;
  readonly links: readonly PlaceLink[];
}

/** A stretch of one line of the text that names a line of a manifest. */
export interface PlaceLink {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly place: PlacePayload;
}

/** What a place is called, such as `policies.yaml:12`. */
export type NameOfPlace = (place: PlacePayload) => string;

export class Page {
  readonly #nameOf: NameOfPlace;
  readonly #lines: string[] = [];
  readonly #links: PlaceLink[] = [];

  constructor(nameOf: NameOfPlace) {
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

  finish(): LinkedText {
    return { text: `${this.#lines.join('\n')}\n`, links: this.#links };
  }
}
