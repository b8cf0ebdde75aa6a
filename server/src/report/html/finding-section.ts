/** Every finding with the place, the words, the lines of the manifest, and what is offered to mend it. */

import { type Finding, severities } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { countOf, listWords } from '../../text/words.ts';
import type { Places } from '../places.ts';
import { excerpt } from './excerpt.ts';
import { anchorOf, byWeight } from './finding-groups.ts';
import { html, type Markup } from './markup.ts';

/** A page with more of them is no longer read, and browsers become slow with it. */
const findingsShown = 2000;

export function findingSections(
  findings: readonly Finding[],
  cards: readonly RuleCard[],
  places: Places,
): Markup | false {
  if (findings.length === 0) return false;
  let left = findingsShown;
  const sections: Markup[] = [];
  for (const [rule, list] of byWeight(Map.groupBy(findings, (finding) => finding.rule))) {
    if (left === 0) break;
    const shown = list.slice(0, left);
    left -= shown.length;
    sections.push(ruleSection(rule, list.length, shown, cards, places));
  }
  const missing = findings.length - findingsShown;
  return html`<section><h2 id="findings">Findings</h2>
${filterForm()}
${sections}
${missing > 0 && html`<p><strong>${countOf(missing, 'finding')} of less weight ${missing === 1 ? 'is' : 'are'} not shown here.</strong> <code>portolan audit --format json</code> lists all.</p>`}</section>`;
}

function filterForm(): Markup {
  const boxes = severities.map((severity) => {
    return html`<label><input type="checkbox" value="${severity}" checked> ${severity}</label>\n`;
  });
  return html`<form class="filter" role="search" hidden><label>Filter <input type="search" placeholder="rule, file, words"></label>
${boxes}<output></output></form>`;
}

function ruleSection(
  rule: string,
  count: number,
  shown: readonly Finding[],
  cards: readonly RuleCard[],
  places: Places,
): Markup {
  const summary = cards.find(({ id }) => id === rule)?.summary ?? '';
  return html`<section class="rule" id="${anchorOf(rule)}">
<h3><code>${rule}</code> <span class="soft">${countOf(count, 'finding')}</span></h3>
<p class="soft">${summary}</p>
${shown.map((finding) => findingArticle(finding, places))}</section>
`;
}

function findingArticle(finding: Finding, places: Places): Markup {
  const { severity, file, at, what, why, advice, resource, related } = finding;
  const { line, column } = places.placeOf(file, at.start);
  const object = resource && `${resource.kind} ${resource.namespace ? `${resource.namespace}/` : ''}${resource.name}`;
  const fixes = finding.fixes().map(({ title }) => title);
  return html`<article class="finding ${severity}" data-severity="${severity}">
<p><span class="severity ${severity}">${severity}</span> · <code>${file}:${line}:${column}</code>${object !== undefined && html` · ${object}`}</p>
<p class="what">${what}</p>
<p>${why} ${advice}</p>
${excerpt(places.indexOf(file), at)}
${related.length > 0 && relatedList(related, places)}
${fixes.length > 0 && html`<p class="soft">The editor offers: ${listWords(fixes, 'or')}.</p>`}
</article>
`;
}

function relatedList(related: Finding['related'], places: Places): Markup {
  const items = related.map(({ file, at, message }) => {
    const { line, column } = places.placeOf(file, at.start);
    return html`<li><code>${file}:${line}:${column}</code> ${message}</li>`;
  });
  return html`<ul>${items}</ul>`;
}
