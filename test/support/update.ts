/** Rewrites what a fixture expects but nobody should type: the words behind markers and the texts after fixes. */

import type { Finding } from '../../server/src/rules/finding.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { type Examined, examineCase, type Offer } from './check.ts';
import type { FixtureCase, FixtureFile, Marker } from './fixture.ts';
import { readFixture } from './fixture.ts';
import { blockIn, readPage } from './page.ts';
import { resultsOf } from './page-check.ts';

/** A file of cases with expected words and texts as the rule has them. Places and severities stay as they are. */
export function updateFixture(text: string, rule: Rule, rules: readonly Rule[]): string {
  let lines: readonly string[] = text.split('\n');
  const cases = readFixture(text);
  // From the last case to the first, so that line numbers above stay true.
  for (const [index, one] of [...cases.entries()].reverse()) {
    const examined = examineCase(one, rule, rules);
    const end = cases[index + 1]?.line ?? lines.length;
    lines = rewriteFixes(rewordMarkers(lines, examined), examined, end);
  }
  return lines.join('\n');
}

/** A page with the words of its example, and with "Instead" as the first fix has it, where it is none of them. */
export function updatePage(text: string, rule: Rule, rules: readonly Rule[]): string {
  const page = readPage(text);
  const example = examineCase(page.example(), rule, rules);
  const lines = rewordMarkers(text.split('\n'), example);
  const results = resultsOf(example);
  const shown = page.instead().files;
  if (results.length === 0 || results.some((files) => JSON.stringify(files) === JSON.stringify(shown))) {
    return lines.join('\n');
  }
  const block = blockIn(lines, 'Instead');
  const facts = block.lines.filter((line) => line.startsWith('#: '));
  const bare = example.files.length === 1 && !page.text.includes('\n#- /');
  lines.splice(
    block.firstLine - 1,
    block.lines.length,
    ...facts,
    ...results[0]!.flatMap((file) => fileLines(file, bare)),
  );
  return lines.join('\n');
}

function rewordMarkers(lines: readonly string[], { one, compared }: Examined): string[] {
  const reworded = [...lines];
  for (const marker of one.markers) {
    const finding = matching(marker, one, compared);
    if (!finding) continue;
    const line = lines[marker.line - 1]!;
    const colon = line.indexOf(`${marker.rule}:`) + marker.rule.length + 1;
    reworded[marker.line - 1] = `${line.slice(0, colon)} ${finding.what}`;
  }
  return reworded;
}

/** `end` is the line behind the case. */
function rewriteFixes(lines: readonly string[], { one, offers }: Examined, end: number): string[] {
  const body = lines.slice(0, Math.min(one.fixesFrom, end) - 1);
  const blank: string[] = [];
  while (body.at(-1)?.trim() === '') blank.push(body.pop()!);
  return [...body, ...offers.flatMap(fixLines), ...blank, ...lines.slice(end - 1)];
}

/** How a changed file stands below its fix: under its header, unless it is the finding's own and the only one. */
function fixLines({ finding, fix, changed }: Offer): string[] {
  const bare = changed.length === 1 && changed[0]!.path === finding.file;
  return [`#> ${fix.title}`, ...changed.flatMap((file) => fileLines(file, bare))];
}

function fileLines({ path, text }: FixtureFile, bare: boolean): string[] {
  return [...(bare ? [] : [`#- /${path}`]), ...text.replace(/\n$/, '').split('\n')];
}

/** Several findings of a rule may share one place; the first markers there take the first findings. */
function matching(marker: Marker, one: FixtureCase, findings: readonly Finding[]): Finding | undefined {
  const isThere = (item: Marker | Finding): boolean => {
    const { file, at, rule, severity } = item;
    return (
      file === marker.file &&
      at.start === marker.at.start &&
      at.end === marker.at.end &&
      rule === marker.rule &&
      severity === marker.severity
    );
  };
  return findings.filter(isThere)[one.markers.filter(isThere).indexOf(marker)];
}
