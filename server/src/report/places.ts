/** Lines and columns for reports, counted from 1, columns in UTF-16 units. */

import { LineIndex } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';
import { type Snapshot, textOf } from '../workspace/snapshot.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of a snapshot's files into places; each file's lines are counted once. */
export class Places {
  readonly #snapshot: Snapshot;
  readonly #indexes = new Map<string, LineIndex>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  rangeOf(file: string, at: Range): { start: Place; end: Place } {
    return { start: this.placeOf(file, at.start), end: this.placeOf(file, at.end) };
  }

  placeOf(file: string, offset: number): Place {
    const { line, column } = this.indexOf(file).positionAt(offset);
    return { line: line + 1, column: column + 1 };
  }

  indexOf(file: string): LineIndex {
    const known = this.#indexes.get(file);
    if (known) return known;
    const index = new LineIndex(textOf(this.#snapshot, file));
    this.#indexes.set(file, index);
    return index;
  }
}
