/** The strict checker of rule cases: findings and markers must match one to one, and every fix must do what it says. */

import assert from 'node:assert/strict';
import type { Finding, Fix } from '../../server/src/rules/finding.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { Snapshot } from '../../server/src/workspace/snapshot.ts';
import { filesOf, settingsOf } from './case-facts.ts';
import { applyFix, examine, examineStepwise, type Outcome, printOf, type Trial, withFiles } from './case-run.ts';
import type { FixtureCase, FixtureFile, Marker } from './fixture.ts';
import { showFinding, showMarker, showText } from './show.ts';

/** A case that was examined, and what can be offered for the tested rule's findings. */
export interface Examined {
  readonly one: FixtureCase;
  readonly files: readonly FixtureFile[];
  readonly outcome: Outcome;
  /** The findings that are compared with markers. */
  readonly compared: readonly Finding[];
  readonly offers: readonly Offer[];
}

/** A fix of the tested rule and the texts it leads to. Offers that lead to the same under the same title count once. */
export interface Offer {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly changed: readonly FixtureFile[];
}

/** Examines a case with all rules, the tested one in any case. */
export function examineCase(one: FixtureCase, rule: Rule, rules: readonly Rule[]): Examined {
  const files = filesOf(one);
  const outcome = examine(files, trialOf(one, rule, rules));
  const named = new Set([rule.id, ...one.markers.map((marker) => marker.rule)]);
  const compared = outcome.findings.filter((finding) => named.has(finding.rule) || finding.severity === 'error');
  return { one, files, outcome, compared, offers: offersOf(outcome, rule) };
}

/** Everything that holds for a case and for a page's example alike. */
export function checkFindings(examined: Examined, rule: Rule, rules: readonly Rule[]): void {
  const { one, files, outcome, compared } = examined;
  for (const marker of one.markers) {
    const known = rules.some(({ id }) => id === marker.rule);
    assert.ok(known, `line ${marker.line}: there is no rule ${marker.rule}`);
  }
  compareWithMarkers(one.markers, compared, outcome.snapshot);
  for (const finding of compared) {
    if (finding.rule === rule.id) checkPlaceAndWords(finding, outcome.snapshot);
  }
  checkSameAgain(examined, rule, rules);
  for (const offer of examined.offers) checkOffer(offer, { files, outcome }, one, rule, rules);
  checkCarriageReturns(examined, rule, rules);
}

/** The part of a case below `#>`: every offered fix stands there, with the text it leads to. */
export function checkListedFixes({ one, offers }: Examined): void {
  const titles = offers.map(({ fix }) => fix.title);
  const listed = one.fixes.map(({ title }) => title);
  assert.deepEqual(listed, titles, 'the fixes listed after "#>" are not those offered, in the order of their findings');
  offers.forEach(({ finding, changed }, index) => {
    const expected = one.fixes[index]!.files.map(({ path, text }) => ({ path: path ?? finding.file, text }));
    assert.deepEqual(expected, changed, `line ${one.fixes[index]!.line}: the text after "${titles[index]}" is another`);
  });
}

function compareWithMarkers(markers: readonly Marker[], findings: readonly Finding[], snapshot: Snapshot): void {
  const unexpected = [...findings];
  const missing = markers.filter((marker) => {
    const index = unexpected.findIndex((finding) => isMarked(finding, marker));
    if (index >= 0) unexpected.splice(index, 1);
    return index < 0;
  });
  if (missing.length === 0 && unexpected.length === 0) return;
  const parts = [
    missing.length > 0 ? 'Missing:' : '',
    ...missing.map((marker) => showMarker(marker, snapshot)),
    unexpected.length > 0 ? 'Unexpected:' : '',
    ...unexpected.map((finding) => showFinding(finding, snapshot)),
  ];
  assert.fail(`the findings are not those marked\n${parts.filter(Boolean).join('\n')}`);
}

function isMarked(finding: Finding, marker: Marker): boolean {
  const { file, at, severity, rule, what } = finding;
  return (
    file === marker.file &&
    at.start === marker.at.start &&
    at.end === marker.at.end &&
    severity === marker.severity &&
    rule === marker.rule &&
    what === marker.what
  );
}

/** One key or value on one line, three sentences, and related places that exist. */
function checkPlaceAndWords(finding: Finding, snapshot: Snapshot): void {
  const shown = showFinding(finding, snapshot);
  const text = snapshot.files.get(finding.file)?.text ?? '';
  const { start, end } = finding.at;
  assert.ok(start >= 0 && start < end && end <= text.length, `the range is empty or outside of the text\n${shown}`);
  assert.ok(!text.slice(start, end).includes('\n'), `the range spans lines\n${shown}`);
  for (const part of ['what', 'why', 'advice'] as const) {
    const sentence = finding[part];
    assert.match(sentence, /^\S.*\.$/s, `"${part}" is no sentence with a full stop: "${sentence}"\n${shown}`);
    const leftover = /undefined|\[object|NaN|\$\{|\bnull\b(?! )| {2}|\n/.exec(sentence);
    assert.ok(!leftover, `"${part}" has a blank left unfilled: "${sentence}"\n${shown}`);
  }
  for (const { file, at, message } of finding.related) {
    const other = snapshot.files.get(file);
    assert.ok(other, `a related place names ${file}, which does not exist\n${shown}`);
    const inside = at.start >= 0 && at.start < at.end && at.end <= other.text.length;
    assert.ok(inside, `a related place lies outside of ${file} or is empty\n${shown}`);
    assert.match(message, /^\S.*\.$/, `a related place has no sentence with a full stop: "${message}"\n${shown}`);
  }
}

/** A second run and one that took the files in another order agree with the first. */
function checkSameAgain({ one, files, outcome }: Examined, rule: Rule, rules: readonly Rule[]): void {
  const first = outcome.findings.map(printOf);
  const trial = trialOf(one, rule, rules);
  assert.deepEqual(examine(files, trial).findings.map(printOf), first, 'two runs do not agree');
  const stepwise = examineStepwise(files, trial).findings.map(printOf);
  assert.deepEqual(stepwise, first, 'the findings depend on the order in which files come');
}

/** With lines that end as on Windows, the findings stand where they stood and fixes lead to the same text. */
function checkCarriageReturns({ one, files, outcome, offers }: Examined, rule: Rule, rules: readonly Rule[]): void {
  const returned = (text: string): string => text.replaceAll('\n', '\r\n');
  const other = examine(
    files.map(({ path, text }) => ({ path, text: returned(text) })),
    trialOf(one, rule, rules),
  );
  const placesOf = ({ findings, snapshot }: Outcome) => findings.map((finding) => showFinding(finding, snapshot));
  assert.deepEqual(placesOf(other), placesOf(outcome), 'the findings depend on how lines end');
  const texts = offers.flatMap(({ changed }) => changed.map(({ path, text }) => `/${path}\n${returned(text)}`));
  const again = offersOf(other, rule).flatMap(({ changed }) => changed.map(({ path, text }) => `/${path}\n${text}`));
  assert.deepEqual(again, texts, 'the texts after fixes depend on how lines end, beyond their ends');
}

interface Before {
  readonly files: readonly FixtureFile[];
  readonly outcome: Outcome;
}

/** A fix is worded as a command, leaves the text parsable, removes its finding and brings no error of any rule. */
function checkOffer(offer: Offer, before: Before, one: FixtureCase, rule: Rule, rules: readonly Rule[]): void {
  const { finding, fix, changed } = offer;
  const { title } = fix;
  assert.match(title, /^[A-Z].*[^.\s]$/, `the title "${title}" must begin with a capital and have no full stop`);
  assert.ok(changed.length > 0, `the fix "${title}" has no edits`);
  const after = examine(withFiles(before.files, changed), trialOf(one, rule, rules));
  const result = `after the fix "${title}"\n${changed.map(showText).join('\n')}`;
  for (const { path } of changed) {
    const problems = problemsOf(after.snapshot, path);
    assert.ok(problems <= problemsOf(before.outcome.snapshot, path), `${path} does not parse ${result}`);
  }
  const count = (outcome: Outcome, what?: string) => {
    return outcome.findings.filter((each) => each.rule === rule.id && (!what || each.what === what)).length;
  };
  assert.ok(count(after, finding.what) < count(before.outcome, finding.what), `the finding is still there ${result}`);
  assert.ok(count(after) <= count(before.outcome), `there are more findings than before ${result}`);
  const known = new Set(before.outcome.findings.map(({ rule: id, what }) => `${id} ${what}`));
  const brought = after.findings.filter(({ severity, rule: id, what }) => {
    return severity === 'error' && id !== rule.id && !known.has(`${id} ${what}`);
  });
  const shown = brought.map((each) => showFinding(each, after.snapshot)).join('\n');
  assert.equal(brought.length, 0, `new errors ${result}\n${shown}`);
}

/** What can be done about the tested rule's findings, in their order. */
function offersOf({ findings, snapshot }: Outcome, rule: Rule): Offer[] {
  const offers: Offer[] = [];
  for (const finding of findings.filter((each) => each.rule === rule.id)) {
    for (const fix of finding.fixes()) {
      const changed = applyFix(finding, fix, snapshot);
      const known = offers.some((offer) => offer.fix.title === fix.title && same(offer.changed, changed));
      if (!known) offers.push({ finding, fix, changed });
    }
  }
  return offers;
}

function trialOf(one: FixtureCase, rule: Rule, rules: readonly Rule[]): Trial {
  return { rules, tested: rule.id, settingsFor: (snapshot) => settingsOf(one, rule, snapshot) };
}

function problemsOf(snapshot: Snapshot, path: string): number {
  const parsed = snapshot.files.get(path)?.parsed;
  return (parsed?.problems.length ?? 0) + (parsed?.documents.reduce((sum, each) => sum + each.problems.length, 0) ?? 0);
}

function same(a: readonly FixtureFile[], b: readonly FixtureFile[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
