/** The head of the report: what was audited, how much was found, and of what and where. */

import type { Finding, Severity } from '../../rules/finding.ts';
import { severities } from '../../rules/finding.ts';
import type { RuleCard } from '../../rules/rule.ts';
import { countOf } from '../../text/words.ts';
import type { HtmlReport } from './audit-html.ts';
import { countsOf, countWords, severityBar } from './bars.ts';
import { anchorOf, byWeight } from './finding-groups.ts';
import { html, type Markup } from './markup.ts';

const filesShown = 10;

export function summarySections(report: HtmlReport): Markup {
  const { audit, cards, day, version } = report;
  const { summary, findings } = audit;
  const total = findings.length;
  return html`<p class="soft"><time datetime="${day}">${day}</time> · ${countOf(summary.files, 'file')}, ${countOf(summary.resources, 'resource')} · Portolan ${version}</p>
${contents(report)}
<dl class="tiles">
${severities.map((severity) => tile(severity, names[severity], summary.findings[severity]))}
${tile('allowed', 'Allowed', summary.suppressed)}
${tile('skipped', 'Files skipped', audit.skipped.length)}
</dl>
${total === 0 ? html`<p><strong>Nothing was found.</strong></p>` : severityBar(summary.findings, total, countWords(summary.findings))}
${total > 0 && rulesTable(findings, cards)}
${total > 0 && filesTable(findings)}`;
}

function contents({ audit, bundles }: HtmlReport): Markup {
  const entries: readonly (readonly [boolean, string, string])[] = [
    [audit.findings.length > 0, 'rules', 'By rule'],
    [audit.findings.length > 0, 'files', 'By file'],
    [audit.findings.length > 0, 'findings', 'Findings'],
    [bundles.length > 0, 'reachability', 'Who reaches whom'],
    [audit.suppressed.length > 0, 'allowed', 'Allowed'],
    [audit.skipped.length > 0, 'skipped', 'Skipped'],
  ];
  const shown = entries.filter(([isThere]) => isThere);
  if (shown.length === 0) return html``;
  return html`<nav aria-label="Contents"><ul>${shown.map(([, id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>`;
}

function tile(kind: string, name: string, count: number): Markup {
  return html`<div class="${kind}"><dt>${name}</dt><dd>${count}</dd></div>`;
}

function rulesTable(findings: readonly Finding[], cards: readonly RuleCard[]): Markup {
  const groups = byWeight(Map.groupBy(findings, ({ rule }) => rule));
  const most = Math.max(...groups.map(([, list]) => list.length));
  const rows = groups.map(([rule, list]) => {
    const summary = cards.find(({ id }) => id === rule)?.summary ?? '';
    const counts = countsOf(list);
    return html`<tr><th scope="row"><a href="#${anchorOf(rule)}"><code>${rule}</code></a></th><td>${summary}</td><td>${countWords(counts)}</td><td>${severityBar(counts, most)}</td></tr>\n`;
  });
  return html`<h2 id="rules">By rule</h2>
<table class="bars of-rules"><thead><tr><th scope="col">Rule</th><th scope="col">What it finds</th><th scope="col">Findings</th><td></td></tr></thead>
<tbody>${rows}</tbody></table>`;
}

function filesTable(findings: readonly Finding[]): Markup {
  const groups = byWeight(Map.groupBy(findings, ({ file }) => file));
  const most = Math.max(...groups.map(([, list]) => list.length));
  const rows = groups.slice(0, filesShown).map(([file, list]) => {
    const counts = countsOf(list);
    return html`<tr><th scope="row"><code>${file}</code></th><td>${countWords(counts)}</td><td>${severityBar(counts, most)}</td></tr>\n`;
  });
  const rest = groups.length - rows.length;
  return html`<h2 id="files">By file</h2>
<table class="bars"><thead><tr><th scope="col">File</th><th scope="col">Findings</th><td></td></tr></thead>
<tbody>${rows}</tbody></table>
${rest > 0 && html`<p class="soft">And ${countOf(rest, 'more file')} with findings of less weight.</p>`}`;
}

const names: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  information: 'Information',
  hint: 'Hints',
};
