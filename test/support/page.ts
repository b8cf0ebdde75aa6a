/** Reads a rule's page: its sections, and the manifests in them as cases. */

import { type FixtureCase, FixtureError, readCase } from './fixture.ts';

export interface Page {
  readonly text: string;
  readonly headings: readonly string[];
  /** The manifest under "Example", with its markers. */
  example(): FixtureCase;
  /** The manifest under "Instead". */
  instead(): FixtureCase;
}

/** One fenced block: its lines, and the line of the page that the first of them stands in, counted from 1. */
export interface Block {
  readonly lines: readonly string[];
  readonly firstLine: number;
}

export function readPage(text: string): Page {
  const lines = text.split('\n');
  return {
    text,
    headings: lines.flatMap((line) => (line.startsWith('## ') ? [line.slice(3).trim()] : [])),
    example: () => caseIn(lines, 'Example'),
    instead: () => caseIn(lines, 'Instead'),
  };
}

/** The only `yaml` block of a section. */
export function blockIn(lines: readonly string[], heading: string): Block {
  const start = lines.findIndex((line) => line.trim() === `## ${heading}`);
  if (start < 0) throw new FixtureError(1, `the page has no section "${heading}"`);
  const next = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  const end = next < 0 ? lines.length : next;
  const fences = lines.flatMap((line, index) =>
    index > start && index < end && line.startsWith('```') ? [index] : [],
  );
  const [open, close] = fences;
  if (open === undefined || close === undefined || fences.length !== 2 || lines[open] !== '```yaml') {
    throw new FixtureError(start + 1, `the section "${heading}" must hold one block that begins with \`\`\`yaml`);
  }
  return { lines: lines.slice(open + 1, close), firstLine: open + 2 };
}

function caseIn(lines: readonly string[], heading: string): FixtureCase {
  const block = blockIn(lines, heading);
  const one = readCase(heading, block.lines, block.firstLine);
  if (one.fixes.length > 0) throw new FixtureError(one.fixesFrom, 'a page shows what a fix leads to under "Instead"');
  return one;
}
