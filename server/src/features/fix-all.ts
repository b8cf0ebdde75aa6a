/** Applies fixes to one file until none is left, as "fix all" and the command line do. */

import type { Finding, Fix } from '../rules/finding.ts';
import { applyEdits, type Edit } from '../text/edit.ts';

const maximumRounds = 10;

export interface FixedText {
  readonly text: string;
  /** The titles of the fixes that were applied, in order. */
  readonly applied: readonly { readonly rule: string; readonly title: string; readonly safe: boolean }[];
}

/**
 * Applies the first acceptable fix of every finding, those that do not overlap at once, and looks again.
 * `findingsIn` gives the findings of the file as it would be with a text.
 */
export function fixAll(
  text: string,
  findingsIn: (text: string) => readonly Finding[],
  accepts: (finding: Finding, fix: Fix) => boolean,
): FixedText {
  const applied: { rule: string; title: string; safe: boolean }[] = [];
  let current = text;
  for (let round = 0; round < maximumRounds; round++) {
    const edits: Edit[] = [];
    const taken: typeof applied = [];
    for (const finding of findingsIn(current)) {
      const fix = finding.fixes().find((one) => one.elsewhere === undefined && accepts(finding, one));
      if (!fix || fix.edits.length === 0 || fix.edits.some((edit) => edits.some((other) => collides(edit, other))))
        continue;
      edits.push(...fix.edits);
      taken.push({ rule: finding.rule, title: fix.title, safe: fix.safe });
    }
    const next = edits.length > 0 ? applyEdits(current, edits) : undefined;
    if (next === undefined || next === current) break;
    current = next;
    applied.push(...taken);
  }
  return { text: current, applied };
}

/** The smallest single replacement that turns one text into the other, so that the rest keeps its marks. */
export function changedPart(before: string, after: string): Edit {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const limit = Math.min(before.length, after.length) - start;
  while (tail < limit && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { at: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) };
}

function collides(a: Edit, b: Edit): boolean {
  return a.at.start <= b.at.end && b.at.start <= a.at.end;
}
