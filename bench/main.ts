/** `npm run bench`: every measurement in a process of its own, beside the budgets; ratios are of one run. */

import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { median, short } from './numbers.ts';

const repetitions = 3;

interface AuditRun {
  readonly milliseconds: number;
  /** Milliseconds of all processor cores, the collector's and the compiler's threads included. */
  readonly processor: number;
  readonly index?: number;
  readonly resident: number;
  readonly bytes: number;
}

interface KeystrokeRun {
  readonly own50: number;
  readonly own95: number;
  readonly others50: number;
  readonly others95: number;
  readonly resident: number;
}

interface EditorRun {
  readonly results: readonly { name: string; p50: number; p95: number; answered: number }[];
}

const only = process.argv[2];
say(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`);
// What users run is the bundle.
execFileSync(process.execPath, [join(import.meta.dirname, '../scripts/build.mjs'), '--production'], {
  stdio: 'ignore',
});
if (wanted('audit')) coldAudit();
if (wanted('rules')) perRule();
if (wanted('keystroke')) keystrokes();
if (wanted('editor')) answers();
if (wanted('lens')) lenses();
if (wanted('reach')) reach();
if (wanted('chart')) chart();

function wanted(part: string): boolean {
  return only === undefined || only === part;
}

function coldAudit(): void {
  const manifests = 10_000;
  const events: AuditRun[] = [];
  const audits: AuditRun[] = [];
  // Turn and turn about, so that a busy moment of the machine meets both.
  for (let i = 0; i < repetitions; i++) {
    events.push(measure<AuditRun>('audit.ts', 'events', String(manifests)));
    audits.push(measure<AuditRun>('audit.ts', 'audit', String(manifests)));
  }
  const ratios = audits.map((run, i) => run.milliseconds / events[i]!.milliseconds);
  const processorRatios = audits.map((run, i) => run.processor / events[i]!.processor);
  say(
    `\nCold index and audit of ${manifests} manifests (${short((audits[0]?.bytes ?? 0) / 1e6)} MB), new processes, ${repetitions} runs`,
  );
  row('event parser alone', `${short(median(events.map((run) => run.milliseconds)))} ms`);
  row(
    'index and audit',
    `${short(median(audits.map((run) => run.milliseconds)))} ms, of it index ${short(median(audits.map((run) => run.index ?? 0)))} ms`,
  );
  row('ratio', `${short(median(ratios))} (runs: ${ratios.map(short).join(', ')}; budget 3)`);
  row('ratio of processor time', `${short(median(processorRatios))} (runs: ${processorRatios.map(short).join(', ')})`);
  row('resident memory', `${median(audits.map((run) => run.resident))} MB`);
}

function perRule(): void {
  const { floor, rules } = measure<{ floor: number; rules: { rule: string; milliseconds: number }[] }>(
    'rules.ts',
    '10000',
  );
  const total = rules.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  say(
    `\nRules over 10000 manifests, one at a time, warm, processor time: ${rules.length} rules, ${short(total)} ms together, ${short(floor)} ms for asking none`,
  );
  for (const { rule, milliseconds } of rules.slice(0, 5)) row(rule, `${short(milliseconds)} ms`);
  if (only === 'rules') for (const { rule, milliseconds } of rules.slice(5)) row(rule, `${short(milliseconds)} ms`);
}

function keystrokes(): void {
  const small = measure<KeystrokeRun>('keystroke.ts', '100');
  const large = measure<KeystrokeRun>('keystroke.ts', '10000');
  say('\nKeystroke to findings through the protocol, 200 edits, milliseconds');
  row('same file, 100 manifests', `p50 ${short(small.own50)}, p95 ${short(small.own95)}`);
  row('same file, 10000 manifests', `p50 ${short(large.own50)}, p95 ${short(large.own95)} (budget p95 16)`);
  row(
    '10000 against 100 manifests',
    `p50 ×${short(large.own50 / small.own50)}, p95 ×${short(large.own95 / small.own95)} (budget 1.5)`,
  );
  row('other file, 100 manifests', `p50 ${short(small.others50)}, p95 ${short(small.others95)}`);
  row('other file, 10000 manifests', `p50 ${short(large.others50)}, p95 ${short(large.others95)} (budget p95 100)`);
  row('resident memory', `${large.resident} MB of the server's process (budget 300)`);
}

function answers(): void {
  const manifests = 10_000;
  const { results } = measure<EditorRun>('editor.ts', String(manifests));
  say(
    `\nAnswers under the cursor right after an edit, through the protocol, ${manifests} manifests, milliseconds (budget p95 50)`,
  );
  printAnswers(results);
}

function lenses(): void {
  const manifests = 10_000;
  const { results } = measure<EditorRun>('lens.ts', String(manifests));
  say(
    `\nLenses through the protocol, ${manifests} manifests in one bundle, milliseconds (budget p95 50 from what is known)`,
  );
  printAnswers(results);
}

function printAnswers(results: EditorRun['results']): void {
  for (const { name, p50, p95, answered } of results) {
    row(
      name,
      `p50 ${short(p50)}, p95 ${short(p95)}${answered < 1 ? `, answered ${Math.round(answered * 100)} %` : ''}`,
    );
  }
}

function reach(): void {
  say('\nReachability');
  process.stdout.write(execFileSync(process.execPath, [join(import.meta.dirname, 'reach.ts')], { encoding: 'utf8' }));
}

function chart(): void {
  say('\nChart: from the topology to the paint in a fresh page of Chromium (budget at 500 nodes 1000 ms)');
  process.stdout.write(execFileSync(process.execPath, [join(import.meta.dirname, 'chart.ts')], { encoding: 'utf8' }));
}

function measure<T>(script: string, ...args: string[]): T {
  const output = execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return JSON.parse(output.trim().split('\n').at(-1)!) as T;
}

function row(what: string, value: string): void {
  say(`  ${what.padEnd(42)}${value}`);
}

function say(line: string): void {
  console.log(line);
}
