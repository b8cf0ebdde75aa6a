/** Plans for people: as text that fits 80 columns, and as Markdown. JSON is the plan itself. */

import { grouped, type Step } from './arithmetic.ts';
import type { ComparedModel } from './compare.ts';
import type { Plan, PlannedRange, RefusedPlan } from './plan.ts';
import { planYamlLines } from './plan-yaml.ts';
import type { PoolDemand } from './sizing.ts';

const columns = 80;

/** The first of the models compared, in full, then a table of what the others would need. */
export function renderPlanText(compared: readonly ComparedModel[]): string {
  const [asked, ...rest] = compared;
  if (!asked) return '';
  const { outcome } = asked;
  const others = rest.filter((other) => !isRefusedAlike(asked, other));
  const lines = outcome.kind === 'plan' ? planLines(outcome) : refusalLines(outcome);
  if (others.length > 0) lines.push('', 'Under the other models', ...comparisonLines(others, outcome.kind === 'plan'));
  return `${lines.join('\n')}\n`;
}

/** The same as Markdown. */
export function renderPlanMarkdown(compared: readonly ComparedModel[]): string {
  const [asked, ...rest] = compared;
  if (!asked) return '';
  const { outcome } = asked;
  const others = rest.filter((other) => !isRefusedAlike(asked, other));
  const lines = outcome.kind === 'plan' ? planMarkdown(outcome) : refusalMarkdown(outcome);
  if (others.length > 0) lines.push('', '## Under the other models', '', ...comparisonMarkdown(others));
  return `${lines.join('\n')}\n`;
}

/** What is impossible whatever the model need not be said of each. */
function isRefusedAlike({ outcome: one }: ComparedModel, { outcome: other }: ComparedModel): boolean {
  if (one.kind === 'plan' || other.kind === 'plan') return false;
  const reasons = new Set(one.refusals.map(({ reason }) => reason));
  return other.refusals.every(({ reason }) => reasons.has(reason));
}

function planLines(plan: Plan): string[] {
  const lines = [plan.title, ...plan.pools.flatMap((pool) => wrap(poolSentence(pool), 2)), ''];
  const rows = plan.ranges.map((range) => [range.name, range.range, useOf(range)]);
  const network = plan.virtualNetwork.map((range) => ['virtual network', range, 'as it exists']);
  lines.push(
    ...table([...network, ...rows, ['DNS service IP', plan.dnsServiceIP, 'tenth address of the service CIDR']]),
  );
  for (const range of plan.ranges) {
    lines.push('', `How the ${range.name} comes to a /${range.prefix}`);
    for (const step of range.steps) lines.push(`  ${step.label}`, ...wrap(workedOut(step), 4));
  }
  if (plan.notes.length > 0) lines.push('', 'Good to know');
  for (const { text } of plan.notes) lines.push(...wrap(text, 4, '  - '));
  lines.push('', 'In .portolan.yaml', ...planYamlLines(plan).map((line) => `  ${line}`));
  lines.push('', 'Sources', ...sourcesOf(plan).flatMap((source) => wrap(source, 4, '  - ')));
  return lines;
}

function refusalLines({ title, refusals }: RefusedPlan): string[] {
  return [`${title}: impossible`, ...refusals.flatMap(({ reason }) => wrap(reason, 4, '  - '))];
}

function comparisonLines(compared: readonly ComparedModel[], hasPlan: boolean): string[] {
  return compared.flatMap(({ title, outcome, changes }) => {
    const sentences = outcome.kind === 'plan' ? changes : outcome.refusals.map(({ reason }) => `Impossible: ${reason}`);
    const unchanged = hasPlan || outcome.kind !== 'plan' ? 'The same ranges.' : `Possible: ${rangesOf(outcome)}.`;
    const said = sentences.length > 0 ? sentences : [unchanged];
    return [`  ${title}`, ...said.flatMap((sentence) => wrap(sentence, 6, '    - '))];
  });
}

function planMarkdown(plan: Plan): string[] {
  const lines = [`# ${plan.title}`, '', ...plan.pools.map((pool) => `- ${poolSentence(pool)}`), ''];
  lines.push('| range | CIDR | use |', '| --- | --- | --- |');
  for (const range of plan.virtualNetwork) lines.push(`| virtual network | \`${range}\` | as it exists |`);
  for (const range of plan.ranges) lines.push(`| ${range.name} | \`${range.range}\` | ${useOf(range)} |`);
  lines.push(
    `| DNS service IP | \`${plan.dnsServiceIP}\` | tenth address of the service CIDR |`,
    '',
    '## Arithmetic',
    '',
  );
  lines.push('| range | step | formula | numbers | source |', '| --- | --- | --- | --- | --- |');
  for (const { name, steps } of plan.ranges) {
    for (const step of steps) {
      lines.push(`| ${name} | ${step.label} | ${step.formula} | ${workedOut(step)} | ${step.source} |`);
    }
  }
  if (plan.notes.length > 0) lines.push('', '## Good to know', '', ...plan.notes.map(({ text }) => `- ${text}`));
  lines.push('', '## In .portolan.yaml', '', '```yaml', ...planYamlLines(plan), '```');
  return lines;
}

function refusalMarkdown({ title, refusals }: RefusedPlan): string[] {
  return [`# ${title}: impossible`, '', ...refusals.map(({ reason }) => `- ${reason}`)];
}

function comparisonMarkdown(compared: readonly ComparedModel[]): string[] {
  const rows = compared.map(({ title, outcome, changes, consequences }) => {
    const [needs, taken] =
      outcome.kind === 'plan'
        ? [rangesOf(outcome), grouped(outcome.countedAddresses)]
        : [`impossible: ${outcome.refusals.map(({ reason }) => reason).join(' ')}`, ''];
    return `| ${title} | ${needs} | ${taken} | ${changes.join(' ')} | ${consequences.join(' ')} |`;
  });
  const heading = '| model | ranges | addresses of the virtual network | changes | meaning |';
  return [heading, '| --- | --- | --- | --- | --- |', ...rows];
}

function poolSentence({ name, nodes, surge, podsPerNode }: PoolDemand): string {
  return `Pool ${name}: ${grouped(nodes)} nodes, ${grouped(surge)} more during upgrades, ${podsPerNode} pods per node.`;
}

function useOf({ purpose, unit, needed, capacity }: PlannedRange): string {
  const usable = purpose.endsWith('-subnet') ? 'usable addresses' : unit;
  return `${grouped(needed)} of ${grouped(capacity)} ${usable}`;
}

function rangesOf({ ranges }: Plan): string {
  return ranges.map(({ name, prefix }) => `${name} /${prefix}`).join(', ');
}

function workedOut({ worked, result }: Step): string {
  return typeof result === 'number' ? `${worked} = ${grouped(result)}` : `${worked}, so ${result}`;
}

function sourcesOf(plan: Plan): string[] {
  const sources = [...plan.ranges.flatMap(({ steps }) => steps), ...plan.notes].flatMap(({ source }) => source ?? []);
  return [...new Set(sources)].sort();
}

/** Rows with their first two columns padded to the widest. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]!.length));
  const [first, second] = [width(0), width(1)];
  return rows.map(([name, range, use]) => `  ${name!.padEnd(first)}  ${range!.padEnd(second)}  ${use}`);
}

/** Breaks a sentence at spaces; the first line begins with `lead`, the others with as many blanks as `indent`. */
function wrap(sentence: string, indent: number, lead = ' '.repeat(indent)): string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of sentence.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = ' '.repeat(indent);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}
