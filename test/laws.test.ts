/** What must always hold: incremental equals fresh, order does not matter, and no text makes any floor throw. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Auditor } from '../server/src/features/audit.ts';
import { mentionAt, mentionsOfSymbol } from '../server/src/features/navigation.ts';
import { rules } from '../server/src/rules/catalogue.ts';
import { messageOf } from '../server/src/rules/finding.ts';
import { defaultSettings, type RuleSettings } from '../server/src/rules/settings.ts';
import type { Snapshot } from '../server/src/workspace/snapshot.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { readFixture } from './support/fixture.ts';

/** Every rule runs, so that the laws hold for the whole catalogue. */
const settings: RuleSettings = {
  ...defaultSettings,
  presets: ['recommended', 'strict', 'aks', 'aks-safeguards'],
  severities: Object.fromEntries(rules.map(({ id, severity }) => [id, severity])),
  today: '2026-11-22',
};

interface File {
  readonly path: string;
  readonly text: string;
}

/** The files of all cases of all rules: small, varied, and full of faults. */
const cases: readonly (readonly File[])[] = fixtures();

describe('laws of the workspace', () => {
  it('answers edit by edit as it answers from scratch', () => {
    fc.assert(
      fc.property(edits(), (steps) => {
        const workspace = new Workspace();
        const kept = new Auditor(rules, settings, fail, true);
        const texts = new Map<string, string>();
        for (const { path, text } of steps) {
          if (text === undefined) texts.delete(path);
          else texts.set(path, text);
          const update = workspace.update([{ path, text }]);
          kept.follow(update);
          const fresh = new Workspace().update([...texts].map(([file, content]) => ({ path: file, text: content })));
          assert.deepEqual(
            auditOf(kept, update.snapshot),
            auditOf(new Auditor(rules, settings, fail, false), fresh.snapshot),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tells which files an edit concerns: the answers of all others stay', () => {
    fc.assert(
      fc.property(edits(), (steps) => {
        const workspace = new Workspace();
        const auditor = new Auditor(rules, settings, fail, true);
        let before = new Map<string, string>();
        for (const { path, text } of steps) {
          const update = workspace.update([{ path, text }]);
          const concerned = auditor.follow(update);
          const after = reportsOf(auditor, update.snapshot);
          for (const [file, report] of after) {
            if (!concerned.has(file) && before.has(file))
              assert.equal(report, before.get(file), `${file} was not named`);
          }
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order in which files arrive', () => {
    fc.assert(
      fc.property(worlds(), fc.integer(), (files, seed) => {
        const shuffled = [...files].sort((a, b) => scramble(a.path, seed) - scramble(b.path, seed));
        const first = new Workspace().update(files).snapshot;
        const second = new Workspace().update(shuffled).snapshot;
        const auditor = (): Auditor => new Auditor(rules, settings, fail, false);
        assert.deepEqual(auditOf(auditor(), first), auditOf(auditor(), second));
      }),
      { numRuns: 60 },
    );
  });
});

describe('bad input', () => {
  it('throws nowhere on mutated manifests, and other files are not affected', () => {
    const other = {
      path: 'other/service.yaml',
      text: 'apiVersion: v1\nkind: Service\nmetadata: { name: other }\nspec: { ports: [{ port: 0 }] }\n',
    };
    fc.assert(
      fc.property(mutants(), (text) => {
        const { snapshot } = new Workspace().update([{ path: 'mutant.yaml', text }, other]);
        const auditor = new Auditor(rules, settings, fail, false);
        auditor.report(snapshot, 'mutant.yaml').findings.forEach(touch);
        assert.ok(snapshot.files.get(other.path));
        for (let offset = 0; offset < text.length; offset += 7) {
          if (mentionAt(snapshot, 'mutant.yaml', offset)) mentionsOfSymbol(snapshot, 'mutant.yaml', offset);
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** Computing the fixes is part of what must not throw. */
function touch(finding: { fixes(): unknown }): void {
  finding.fixes();
}

function fail({ rule, file, error }: { rule: string; file: string; error: unknown }): never {
  throw new Error(`${rule} failed on ${file}`, { cause: error });
}

function auditOf(auditor: Auditor, snapshot: Snapshot): string[] {
  return [...reportsOf(auditor, snapshot)].map(([path, report]) => `${path}\n${report}`).sort();
}

function reportsOf(auditor: Auditor, snapshot: Snapshot): Map<string, string> {
  const reports = new Map<string, string>();
  for (const [path] of snapshot.files.entries()) {
    const { findings, suppressed } = auditor.report(snapshot, path);
    const lines = findings.map(
      (one) =>
        `${one.severity} ${one.rule} ${one.at.start}-${one.at.end} ${messageOf(one)} ${JSON.stringify(one.related)}`,
    );
    reports.set(path, [...lines, `suppressed ${suppressed.length}`].join('\n'));
  }
  return reports;
}

/** Several cases beside and above each other, so that bundles form, split and hold rivals. */
function worlds(): fc.Arbitrary<File[]> {
  const folders = ['', 'apps/', 'apps/a/', 'apps/b/', 'base/'];
  const placed = fc.tuple(fc.constantFrom(...folders), fc.integer({ min: 0, max: cases.length - 1 }));
  return fc.array(placed, { minLength: 1, maxLength: 4 }).map((chosen) => {
    const files = new Map<string, string>();
    for (const [folder, index] of chosen) for (const { path, text } of cases[index]!) files.set(folder + path, text);
    return [...files].map(([path, text]) => ({ path, text }));
  });
}

function edits(): fc.Arbitrary<{ path: string; text: string | undefined }[]> {
  const kustomization = { path: 'base/kustomization.yaml', text: 'resources: [input.yaml]\nnamespace: shop\n' };
  return fc.tuple(worlds(), worlds(), fc.array(fc.nat(), { maxLength: 6 })).map(([first, second, choices]) => {
    const steps: { path: string; text: string | undefined }[] = [...first, ...second];
    for (const choice of choices) {
      const { path, text } = first[choice % first.length]!;
      if (choice % 5 === 0) steps.push({ path, text: undefined });
      else if (choice % 5 === 1) steps.push(kustomization);
      else steps.push({ path, text: mutate(text, choice) });
    }
    return steps;
  });
}

function mutants(): fc.Arbitrary<string> {
  const texts = cases.flat().map(({ text }) => text);
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(fc.nat(), { minLength: 1, maxLength: 4 }))
    .map(([text, seeds]) => seeds.reduce(mutate, text));
}

const replacements = [
  'null',
  '[]',
  '{}',
  '5',
  'true',
  '"x"',
  '~',
  '- a',
  '*a',
  '&a b',
  '\t',
  '',
  '0x1F',
  '{{ x }}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
  '${X}',
  '[[[',
  '|',
];

/** Replaces, removes or doubles one line or one value. */
function mutate(text: string, seed: number): string {
  const lines = text.split('\n');
  const index = seed % lines.length;
  const line = lines[index]!;
  const word = replacements[seed % replacements.length]!;
  if (seed % 3 === 0) lines[index] = line.replace(/: .*/, `: ${word}`);
  else if (seed % 3 === 1) lines.splice(index, 1);
  else lines.splice(index, 0, seed % 2 === 0 ? line : `${word}`);
  return lines.join('\n');
}

function scramble(path: string, seed: number): number {
  let hash = seed | 0;
  for (let i = 0; i < path.length; i++) hash = (Math.imul(hash, 31) + path.charCodeAt(i)) | 0;
  return hash;
}

function fixtures(): File[][] {
  const root = join(import.meta.dirname, 'rules');
  const found: File[][] = [];
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.yaml')) continue;
    for (const one of readFixture(readFileSync(join(root, name), 'utf8'))) {
      found.push([...one.files]);
    }
  }
  return found;
}
