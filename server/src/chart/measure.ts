/** How much room text takes: an estimate for the sans-serif fonts of systems, and how it is cut to fit. */

/** The width of a text in pixels at a font size in pixels. A browser can measure; elsewhere `estimate` stands in. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

/** A little more than most fonts take, so that nothing touches its frame. */
export const estimate: Measure = (text, size, isBold) => {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size * (isBold ? 1.12 : 1.02);
};

function emsOf(character: string): number {
  if ("iljI|.,:;'!".includes(character)) return 0.3;
  if ('ftr()[]{}/-" '.includes(character)) return 0.38;
  if ('mwMW@%✕'.includes(character)) return 0.88;
  return /[A-Z0-9_+=<>?×−]/.test(character) ? 0.65 : 0.57;
}

/** The text, or as much of it as fits: names differ at their ends, so what falls out is in the middle. */
export function fitted(text: string, width: number, size: number, isBold: boolean, measure: Measure): string {
  if (measure(text, size, isBold) <= width) return text;
  for (let kept = text.length - 1; kept > 2; kept--) {
    const front = Math.ceil(kept / 2);
    const cut = `${text.slice(0, front)}…${text.slice(text.length - (kept - front))}`;
    if (measure(cut, size, isBold) <= width) return cut;
  }
  return '…';
}
