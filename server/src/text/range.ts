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

/** What can be underlined of a range: its first line without the blanks around it, or else the character before. */
export function underlined(text: string, { start, end }: Range): Range {
  const written = /^[^\S\r\n]*(\S(?:[^\r\n]*\S)?)/.exec(text.slice(start, end));
  if (written) {
    const last = start + written[0].length;
    return { start: last - written[1]!.length, end: last };
  }
  if (/\S/.test(text[start] ?? '')) return { start, end: start + 1 };
  const before = Math.max(1, text.slice(0, start).trimEnd().length);
  return { start: before - 1, end: before };
}
