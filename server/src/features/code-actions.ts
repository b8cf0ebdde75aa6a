/** The edits and commands offered at a place: fixes of its findings, fixing all alike, and allowing one with a reason. */

import { commentableLine } from '../manifest/comment-line.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import type { Edit } from '../text/edit.ts';
import { type Range, touches } from '../text/range.ts';

export interface FindingAction {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** The fixes of the findings that a selection touches, in the order of the findings. */
export function fixesAt(findings: readonly Finding[], selection: Range): FindingAction[] {
  const actions: FindingAction[] = [];
  for (const finding of findingsAt(findings, selection)) {
    for (const fix of finding.fixes()) actions.push({ finding, fix });
  }
  return actions;
}

export function findingsAt(findings: readonly Finding[], selection: Range): Finding[] {
  return findings.filter(({ at }) => {
    return (
      touches(at, selection.start) ||
      touches(at, selection.end) ||
      (selection.start <= at.start && at.end <= selection.end)
    );
  });
}

/** Allows a finding's rule on its line by a comment above it; the reason is left for the user to write. */
export function allowEdit(text: string, finding: Finding, reason: string): Edit | undefined {
  const line = commentableLine(text, finding.at.start);
  if (!line) return undefined;
  const comment = `${line.indent}# portolan: allow ${finding.rule}: ${reason}${line.lineBreak}`;
  return { at: { start: line.start, end: line.start }, text: comment };
}
