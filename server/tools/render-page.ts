/** Renders the head of a rule's page from the rule's own words; the sections below it are written by hand. */

import type { Rule, RuleOption } from '../src/rules/rule.ts';
import { inCell } from './render-catalogue.ts';

/** The sections of every page, in this order. */
export const pageHeadings: readonly string[] = [
  'What it finds',
  'Why it matters',
  'Example',
  'Instead',
  'When to allow it',
  'References',
];

/** A page with its head as the rule has it. Everything from the first section on stays as it is. */
export function withPageHead(page: string, rule: Rule): string {
  const first = /^## /m.exec(page);
  return `${pageHead(rule)}\n${first ? page.slice(first.index) : ''}`;
}

function pageHead(rule: Rule): string {
  const lines = [
    '<!-- Written by `npm run generate` from the rule, down to "What it finds". -->',
    '',
    `# ${rule.id}`,
    '',
    rule.summary,
    '',
    '| severity | preset | examines | fix |',
    '|---|---|---|---|',
    `| ${rule.severity} | ${rule.preset} | ${examined(rule)} | ${rule.repairs ? 'offered' : 'none'} |`,
    '',
  ];
  const options = Object.entries(rule.options);
  if (options.length > 0) {
    lines.push('| option | value | what it sets |', '|---|---|---|', ...options.map(optionRow), '');
  }
  return lines.join('\n');
}

function examined(rule: Rule): string {
  if (rule.scope === 'file') return 'the text of each file';
  if (rule.scope === 'allowance') return 'what is allowed in each file';
  if (rule.appliesTo === 'every') return 'every object';
  return rule.appliesTo.map((type) => names[type] ?? type).join(', ');
}

/** Types that are not named like the one kind they are read from. */
const names: Readonly<Record<string, string>> = {
  AdminPolicy: 'AdminNetworkPolicy, BaselineAdminNetworkPolicy, ClusterNetworkPolicy',
  HttpRoute: 'HTTPRoute',
  LegacyIngress: 'Ingress of removed versions',
  Other: 'objects of other kinds',
  Route: 'routes other than HTTPRoute',
  Workload: 'workloads',
};

function optionRow([name, { description, schema }]: [string, RuleOption]): string {
  const value =
    'enum' in schema ? (schema.enum as unknown[]).map((one) => `\`${one}\``).join(', ') : String(schema.type ?? 'any');
  const fallback = 'default' in schema ? `; default \`${JSON.stringify(schema.default)}\`` : '';
  return `| \`${name}\` | ${inCell(value)}${inCell(fallback)} | ${inCell(description)} |`;
}
