/** Findings in groups, the heaviest group first. */

import { type Finding, severities } from '../../rules/finding.ts';

/** Groups by their worst finding, then by how many of that severity and of all they hold, then by name. */
export function byWeight(groups: ReadonlyMap<string, readonly Finding[]>): [string, readonly Finding[]][] {
  return [...groups].sort(([nameA, a], [nameB, b]) => {
    for (const severity of severities) {
      const difference = countIn(b, severity) - countIn(a, severity);
      if (difference !== 0) return difference;
    }
    return nameA < nameB ? -1 : 1;
  });
}

/** Where the report speaks of a rule; ids of rules hold nothing that an anchor may not. */
export function anchorOf(rule: string): string {
  return `rule-${rule.replace('/', '-')}`;
}

function countIn(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.reduce((count, one) => count + Number(one.severity === severity), 0);
}
