/** Renders the tables of `docs/aks.md` from rules and data; the words between them are written by hand and kept. */

import { limits } from '../src/cluster/limits.ts';
import { networkModels } from '../src/cluster/models.ts';
import { clusterFields } from '../src/cluster/portolan-yaml-fields.ts';
import { precedence } from '../src/cluster/profile-sources.ts';
import { retirements } from '../src/cluster/retirements.ts';
import { safeguards } from '../src/cluster/safeguards.ts';
import type { Rule } from '../src/rules/rule.ts';
import type { AzurePolicy } from './aks-tables.ts';

export const aksPageFile = 'docs/aks.md';

/** A rule with the page that says where it comes from. */
export interface PagedRule {
  readonly rule: Rule;
  readonly page: string;
}

/** The tables by the names of the regions that they stand in. */
export function aksSections(
  rules: readonly PagedRule[],
  policies: readonly AzurePolicy[],
  dates: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  return {
    Sources: table(
      ['source', 'why it is believed'],
      precedence.map(({ what, because }) => [what, because]),
    ),
    Fields: table(
      ['field', 'takes', 'says'],
      clusterFields.map(({ name, type, values, says }) => [
        `\`${name}\``,
        values ? values.map((value) => `\`${value}\``).join(', ') : words[type],
        says,
      ]),
    ),
    Models: table(
      ['model', 'pods live in', 'pods per node', 'nodes', 'source'],
      networkModels.map(({ title, podsLiveIn, defaultPods, nodeLimit, source }) => {
        return [title, podsLiveIn, `${defaultPods} unless set`, `${nodeLimit}`, dated(source, dates)];
      }),
    ),
    Retirements: table(
      ['what ends', 'when', 'announced', 'way out', 'source'],
      retirements.map(({ what, date, when, notice, wayOut, source }) => {
        return [what, `${when} (from ${date})`, notice, wayOut, dated(source, dates)];
      }),
    ),
    Limits: table(
      ['limit', 'value', 'source'],
      limits.map(({ what, value, source }) => [what, `${value}`, dated(source, dates)]),
    ),
    Rules: table(
      ['rule', 'finds', 'severity', 'preset', 'sources'],
      rules.map(({ rule: { id, summary, severity, preset }, page }) => [
        `[${id}](../server/src/rules/${id}.md)`,
        summary,
        severity,
        preset,
        referencesIn(page)
          .map((reference) => dated(reference, dates))
          .join('; '),
      ]),
    ),
    Safeguards: table(
      ['safeguard', 'policy'],
      safeguards.map(({ title, definition }) => [title, definition ? `${definition.name}, \`${definition.id}\`` : '–']),
    ),
    Policies: table(
      ['policy', 'definition', 'version', 'rule', 'remark'],
      policies.map(({ title, definition, id, version, rule, remark }) => [
        title,
        `${definition}, \`${id}\``,
        version,
        rule ? `[${rule}](../server/src/rules/${rule}.md)` : '–',
        remark,
      ]),
    ),
  };
}

/** Puts each table into its region, `<!-- Rules: … -->` to `<!-- End of rules. -->`. A region that is missing is a fault. */
export function withAksSections(page: string, sections: Readonly<Record<string, string>>): string {
  return Object.entries(sections).reduce((text, [name, section]) => {
    const start = `<!-- ${name}: written by \`npm run generate\`. -->\n`;
    const end = `<!-- End of ${name.toLowerCase()}. -->`;
    const [from, to] = [text.indexOf(start), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${aksPageFile} has lost the comments around the table of ${name}.`);
    return `${text.slice(0, from + start.length) + section}\n${text.slice(to)}`;
  }, page);
}

/** What a rule's page names as its sources, without the bullets. */
export function referencesIn(page: string): string[] {
  const section = page.slice(page.indexOf('## References'));
  return [...section.matchAll(/^- (.+)$/gm)].map(([, reference]) => reference!);
}

/** Puts the day of each page of the AKS documentation behind its name, where none stands there yet. */
function dated(text: string, dates: ReadonlyMap<string, string>): string {
  // Names of pages hold letters, hyphens and slashes only.
  return [...dates].reduce((known, [page, date]) => {
    const name = new RegExp(`(^|[\\s\`])(${page})(\`?)(?=$|[\\s,;.)])(?! \\()`, 'g');
    return known.replace(name, `$1$2$3 (${date})`);
  }, text);
}

const words = {
  text: 'text',
  version: 'text or a number',
  count: 'a whole number',
  flag: 'true or false',
  texts: 'a list of texts',
  mappings: 'a list of mappings',
} as const;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
