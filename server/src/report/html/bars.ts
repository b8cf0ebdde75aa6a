/** Bars drawn as SVG: how many findings of each severity, beside the number that says it. */

import { type Severity, severities } from '../../rules/finding.ts';
import { countOf, listWords } from '../../text/words.ts';
import { html, type Markup } from './markup.ts';

export type Counts = Readonly<Record<Severity, number>>;

/** One bar divided by severity; it fills its place when its sum is `full`. The words are in the table around it. */
export function severityBar(counts: Counts, full: number, words?: string): Markup {
  let from = 0;
  const parts = severities.flatMap((severity) => {
    const width = full > 0 ? (counts[severity] / full) * 1000 : 0;
    if (width === 0) return [];
    const part = html`<rect class="${severity}" x="${rounded(from)}" y="0" width="${rounded(width)}" height="10"/>`;
    from += width;
    return [part];
  });
  const label = words === undefined ? html` aria-hidden="true"` : html` role="img" aria-label="${words}"`;
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none"${label}>${parts}</svg>`;
}

/** `2 errors and 1 warning`. */
export function countWords(counts: Counts): string {
  const words = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      return countOf(counts[severity], severity, severity === 'information' ? 'information' : undefined);
    });
  return listWords(words);
}

export function countsOf(findings: readonly { readonly severity: Severity }[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
