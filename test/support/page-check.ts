/** Checks a rule's page: its sections and head, and that "Instead" is what a fix of the example leads to. */

import assert from 'node:assert/strict';
import type { Rule } from '../../server/src/rules/rule.ts';
import { pageHeadings, withPageHead } from '../../server/tools/render-page.ts';
import { withFiles } from './case-run.ts';
import { checkFindings, type Examined, examineCase } from './check.ts';
import type { FixtureCase, FixtureFile } from './fixture.ts';
import type { Page } from './page.ts';

export function checkPage({ text, headings }: Page, rule: Rule): void {
  assert.deepEqual(headings, pageHeadings, 'the page must have these sections in this order');
  for (const heading of headings) {
    const body = sectionOf(text, heading);
    assert.notEqual(body, '', `the section "${heading}" is empty`);
    assert.doesNotMatch(body, /\b(TODO|TBD|FIXME|lorem)\b|…\s*$/i, `the section "${heading}" is not finished`);
  }
  assert.equal(headOf(text), headOf(withPageHead(text, rule)), 'the head of the page is stale; run npm run generate');
}

/** Silent; and the result of one fix of the example, or of the first fix of every finding, where the rule has fixes. */
export function checkInstead(page: Page, rule: Rule, rules: readonly Rule[]): void {
  const one = insteadOf(page);
  assert.deepEqual(one.markers, [], 'nothing may be marked under "Instead"');
  checkFindings(examineCase(one, rule, rules), rule, rules);
  if (!rule.repairs) return;
  const example = examineCase(page.example(), rule, rules);
  const results = resultsOf(example);
  assert.ok(results.length > 0, 'the rule has fixes, so its example must be offered one');
  const texts = one.files;
  if (results.some((files) => JSON.stringify(files) === JSON.stringify(texts))) return;
  assert.deepEqual(texts, results[0], '"Instead" is not what a fix of the example leads to');
}

/** The texts that "Instead" may show. */
export function resultsOf({ one, offers }: Examined): (readonly FixtureFile[])[] {
  const single = offers.map(({ changed }) => withFiles(one.files, changed));
  const together = new Map<string, FixtureFile>();
  for (const { changed } of offers) {
    for (const file of changed) if (!together.has(file.path)) together.set(file.path, file);
  }
  return offers.length > 1 ? [...single, withFiles(one.files, [...together.values()])] : single;
}

/** The facts of the example hold for what replaces it. */
export function insteadOf(page: Page): FixtureCase {
  const instead = page.instead();
  return instead.facts.length > 0 ? instead : { ...instead, facts: page.example().facts };
}

function headOf(text: string): string {
  return text.slice(0, text.search(/^## /m));
}

function sectionOf(text: string, heading: string): string {
  const start = text.indexOf(`\n## ${heading}\n`) + heading.length + 5;
  const next = text.indexOf('\n## ', start);
  return text.slice(start, next < 0 ? text.length : next).trim();
}
