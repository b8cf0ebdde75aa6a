/** Renders the list of all rules: as a module with static imports, and as a table to read. */

import { camelCased, type LoadedRule } from './rule-files.ts';

const width = 120;

/** `rules/catalogue.ts`. Two rules whose exports share a name are told apart by their groups. */
export function renderCatalogue(all: readonly LoadedRule[]): string {
  const rules = [...all].sort((a, b) => compare(a.files.id, b.files.id));
  const count = new Map<string, number>();
  for (const { files } of rules) count.set(files.exportName, (count.get(files.exportName) ?? 0) + 1);
  const entries = rules.map(({ files: { id, exportName } }) => {
    const group = id.slice(0, id.indexOf('/'));
    const local =
      count.get(exportName) === 1 ? exportName : camelCased(group) + exportName[0]!.toUpperCase() + exportName.slice(1);
    const names = local === exportName ? exportName : `${exportName} as ${local}`;
    return { local, from: `./${id}.ts`, statement: `import { ${names} } from './${id}.ts';` };
  });
  const contract = { from: './rule.ts', statement: "import type { Rule } from './rule.ts';" };
  const imports = [...entries, contract].sort((a, b) => compare(a.from, b.from)).map(({ statement }) => statement);
  const head = '/** All rules. Written by `npm run generate`; do not edit. */';
  return `${head}\n\n${imports.join('\n')}\n\n${listed(entries.map(({ local }) => local))}\n`;
}

/** `rules/README.md`: every rule with a link to its page. */
export function renderIndex(all: readonly LoadedRule[]): string {
  const groups = Map.groupBy(all, ({ files }) => files.id.slice(0, files.id.indexOf('/')));
  const sections = [...groups]
    .sort(([a], [b]) => compare(a, b))
    .map(([group, members]) => {
      const rows = [...members]
        .sort((a, b) => compare(a.files.id, b.files.id))
        .map(({ rule }) => {
          const link = `[${rule.id}](${rule.id}.md)`;
          return `| ${link} | ${inCell(rule.summary)} | ${rule.severity} | ${rule.preset} | ${rule.repairs ? 'yes' : ''} |`;
        });
      return `## ${group}\n\n| rule | what it finds | severity | preset | fix |\n|---|---|---|---|---|\n${rows.join('\n')}\n`;
    });
  const head = '<!-- Written by `npm run generate`; do not edit. -->';
  const lead = [
    'Each rule is a module, a page and a file of cases under the same name.',
    'Rules of the preset `recommended` are on unless a configuration says otherwise; those of other presets when the preset is chosen; `off` only when asked for by name.',
  ];
  return `${head}\n\n# Rules\n\n${lead.join('\n')}\n\n${sections.join('\n')}`;
}

export function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function listed(names: readonly string[]): string {
  const start = 'export const rules: readonly Rule[] = [';
  const short = `${start}${names.join(', ')}];`;
  return short.length <= width ? short : `${start}\n${names.map((name) => `  ${name},\n`).join('')}];`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
