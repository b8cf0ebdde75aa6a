/** What the audit leaves aside and says so: findings that were allowed, each with its reason, and files not examined. */

import type { Skipped } from '../../features/audit.ts';
import type { Suppressed } from '../../rules/finding.ts';
import { countOf } from '../../text/words.ts';
import type { Places } from '../places.ts';
import { html, type Markup } from './markup.ts';

const origins: Readonly<Record<Suppressed['origin'], string>> = {
  comment: 'comment',
  annotation: 'annotation',
  configuration: '.portolan.yaml',
};

export function allowedSection(suppressed: readonly Suppressed[], places: Places): Markup | false {
  if (suppressed.length === 0) return false;
  const rows = suppressed.map(({ finding, reason, origin }) => {
    const { line } = places.placeOf(finding.file, finding.at.start);
    return html`<tr><th scope="row"><code>${finding.file}:${line}</code></th><td><code>${finding.rule}</code></td><td>${finding.what}</td><td>${reason}</td><td>${origins[origin]}</td></tr>\n`;
  });
  return html`<h2 id="allowed">Allowed, with the reason</h2>
<table><thead><tr><th scope="col">Place</th><th scope="col">Rule</th><th scope="col">Finding</th><th scope="col">Reason</th><th scope="col">Allowed by</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** Many files share few reasons. */
export function skippedSection(skipped: readonly Skipped[]): Markup | false {
  if (skipped.length === 0) return false;
  const groups = [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, files]) => {
    return html`<p>${reason} <span class="soft">${countOf(files.length, 'file')}</span></p>
<ul class="paths">${files.map(({ file }) => html`<li><code>${file}</code></li>`)}</ul>
`;
  });
  return html`<h2 id="skipped">Files that were not examined</h2>
${groups}`;
}
