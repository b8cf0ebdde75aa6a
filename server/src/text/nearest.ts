/** Finds the word that was probably meant: the "did you mean" of every rule. */

/**
 * The candidate nearest to `word`, or undefined when none is near.
 * A candidate that differs in letter case only wins; otherwise the one with the fewest edits (insert, delete, replace,
 * swap of neighbours; letter case does not count), at most `limit` of them. Ties go to the first in code unit order, so
 * the order of the candidates never matters. Unless told otherwise, a quarter of the word's length may differ, and at
 * least one edit is allowed, but never as many as the word has letters: nothing of it would be left.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit: number = Math.max(1, Math.floor(word.length / 4)),
): string | undefined {
  const folded = word.toLowerCase();
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const bound = best ? Math.min(best.edits, limit) : limit;
    const edits = candidate === word ? exact : editsBetween(folded, candidate.toLowerCase(), bound);
    if (edits > bound || (edits > 0 && edits >= word.length)) continue;
    if (!best || edits < best.edits || candidate < best.candidate) best = { candidate, edits };
  }
  return best?.candidate;
}

/**
 * The number of edits between two words (Damerau-Levenshtein, each place edited once at most).
 * Anything above `bound` is reported as `bound + 1`, so that distant words cost little.
 */
export function editsBetween(a: string, b: string, bound: number = Math.max(a.length, b.length)): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let lowest = row;
    for (let column = 1; column <= b.length; column++) {
      const replaced = previous[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      let edits = Math.min(previous[column]! + 1, current[column - 1]! + 1, replaced);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, beforePrevious[column - 2]! + 1);
      }
      current.push(edits);
      lowest = Math.min(lowest, edits);
    }
    // A swap reaches back two rows, so the row before this one must be out of reach as well.
    if (lowest > bound && Math.min(...previous) > bound) return bound + 1;
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[b.length]!, bound + 1);
}

/** Fewer than no edits: the word itself beats a candidate in another letter case. */
const exact = -1;
