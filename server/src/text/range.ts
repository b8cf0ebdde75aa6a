/** Offsets into one file's text, and a value together with the place it was written. */

/** Offsets into one file's text, in UTF-16 units; `end` is not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value and the place it was written. What was not written has no place: the field is absent. */
export interface Located<T> {
  readonly value: T;
  readonly at: Range;
}

/** Whether `offset` lies in `range`, its end included, as a cursor standing behind the last character does. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether the two ranges share at least one character. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The smallest range that covers both. */
export function span(a: Range, b: Range): Range {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Orders ranges by start, then end. */
export function compareRanges(a: Range, b: Range): number {
  return a.start - b.start || a.end - b.end;
}
