/** `portolan rules`: the catalogue, or one rule's page. */

import { readPage } from '../disk/rule-pages.ts';
import { rules } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import { choice, parseCommand, UsageError } from './arguments.ts';
import type { Streams } from './streams.ts';

export function runRules(args: readonly string[], streams: Streams): number {
  const { values, positionals } = parseCommand(args, { format: { type: 'string', default: 'text' } });
  const format = choice('format', values.format, ['text', 'json', 'markdown']);
  const id = positionals[0];
  if (id === undefined) streams.output(listOf(format));
  else streams.output(pageOf(id, format));
  return 0;
}

function listOf(format: 'text' | 'json' | 'markdown'): string {
  if (format === 'json') return `${JSON.stringify(rules.map(cardOf), undefined, 2)}\n`;
  if (format === 'markdown') {
    const rows = rules.map(
      ({ id, summary, severity, preset }) => `| \`${id}\` | ${summary} | ${severity} | ${preset} |`,
    );
    return `${['| Rule | Finds | Severity | Preset |', '| --- | --- | --- | --- |', ...rows].join('\n')}\n`;
  }
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, summary, severity, preset }) => {
      const note = preset === 'recommended' ? '' : ` (${preset})`;
      return `${id.padEnd(width)}  ${severity.padEnd(11)}  ${summary}${note}\n`;
    })
    .join('');
}

function pageOf(id: string, format: 'text' | 'json' | 'markdown'): string {
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new UsageError(`There is no rule ${id}. The command "portolan rules" lists them.`);
  const page = readPage(id);
  if (format === 'json') return `${JSON.stringify({ ...cardOf(rule), page: page ?? null }, undefined, 2)}\n`;
  return page ?? `${id}: ${rule.summary}\n`;
}

function cardOf({ id, summary, severity, preset, repairs, options, appliesTo }: Rule): Record<string, unknown> {
  return { id, summary, severity, preset, appliesTo, fixes: repairs, options };
}
