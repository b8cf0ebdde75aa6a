/** Reads a text into documents: document by document, the fast parser first, the tolerant one where it refuses. */

import type { Range } from '../text/range.ts';
import { type Bounds, defaultBounds } from './bounds.ts';
import { skipBlank, TreeBuilder } from './build.ts';
import { parseFast, type Refusal } from './fast-parser.ts';
import { lineEnd } from './layout.ts';
import type { Document, Problem } from './located.ts';
import { controlCharacter, misplacedTab } from './reader-limits.ts';
import { largestTolerated, parseTolerant } from './tolerant-parser.ts';

/** What a text holds. `problems` concern the text as a whole; each document has its own beside them. */
export interface ParsedText {
  readonly text: string;
  readonly documents: readonly Document[];
  readonly problems: readonly Problem[];
}

/**
 * Which parser reads. `automatic` is the one to use; the others exist so that a law can hold the parsers equal.
 */
export type ParserChoice = 'automatic' | 'tolerant' | 'fast';

/**
 * Parses a text. `previous` may be the result for an earlier state of the same text: documents that end before the
 * first difference are taken over as they are.
 */
export function parse(
  written: string,
  bounds: Bounds = defaultBounds,
  previous?: ParsedText,
  choice: ParserChoice = 'automatic',
): ParsedText {
  // A lone carriage return is a line break in YAML, but not to all who read it here. Offsets stay as they are.
  const text = written.includes('\r') ? written.replaceAll(/\r(?!\n)/g, '\n') : written;
  if (text.length > bounds.fileSize) {
    const message = `The file is ${text.length} characters long; more than ${bounds.fileSize} are not read.`;
    return { text: written, documents: [], problems: [{ code: 'too-large', message, at: { start: 0, end: 0 } }] };
  }
  const starts = documentStarts(text);
  const problems: Problem[] = [];
  if (starts.length > bounds.documents) {
    const message = `The file holds ${starts.length} documents; those after the first ${bounds.documents} are not read.`;
    const at = starts[bounds.documents]!;
    problems.push({ code: 'too-many-documents', message, at: { start: at, end: at } });
    starts.length = bounds.documents;
  }
  const hasTabs = text.includes('\t');
  const reusable = previous ? reusableDocuments(previous, written) : [];
  let patience = patienceWithErrors;
  const documents = starts.map((start, index): Document => {
    const end = starts[index + 1] ?? text.length;
    const kept = reusable[index];
    const isKept = kept !== undefined && kept.at.start === start && kept.at.end === end;
    const tolerates = end - start <= Math.min(patience, largestTolerated);
    const document = isKept ? kept : parseDocument(text, start, end, bounds, choice, tolerates);
    if (document.problems.some(({ code }) => code === 'syntax' || code === 'too-deep')) patience -= end - start + 300;
    return isKept || !hasTabs ? document : withTabs(text, document);
  });
  return { text: written, documents, problems };
}

/**
 * How many characters of broken documents of one text the slow parser reads, each document counting for some more;
 * those behind are reported by the first error alone.
 */
const patienceWithErrors = 300_000;

function parseDocument(
  text: string,
  from: number,
  to: number,
  bounds: Bounds,
  choice: ParserChoice,
  tolerates: boolean,
): Document {
  const at = { start: from, end: to };
  if (choice !== 'tolerant') {
    const builder = new TreeBuilder(text, bounds);
    const result = parseFast(builder, from, to, bounds.depth);
    if ('contents' in result) return { at, contents: result.contents, problems: builder.problems };
    if (choice === 'fast' || !tolerates) return refused(text, at, result);
  }
  const builder = new TreeBuilder(text, bounds);
  // The fast parser refuses control characters, the tolerant one passes over them.
  const control = choice === 'tolerant' ? undefined : controlCharacter(text, from, to);
  if (control) builder.problem(control.code, control.message, control.at);
  const contents = parseTolerant(builder, from, to, bounds.depth);
  return { at, contents, problems: builder.problems };
}

function refused(text: string, at: Range, { reason, offset }: Refusal): Document {
  const start = Math.min(offset, text.length);
  const code = reason.startsWith('nesting') ? 'too-deep' : 'syntax';
  const message = `${reason[0]?.toUpperCase()}${reason.slice(1)}.`;
  return { at, contents: undefined, problems: [{ code, message, at: { start, end: lineEnd(text, start) } }] };
}

function withTabs(text: string, document: Document): Document {
  if (document.problems.length > 0) return document;
  const problem = misplacedTab(text, document);
  return problem ? { ...document, problems: [problem] } : document;
}

/**
 * Where each document starts. A line of three dashes always ends the document before it, inside scalars too, so the
 * text can be cut before it is parsed. Directives (`%YAML`) belong to the dashes below them.
 */
function documentStarts(text: string): number[] {
  const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const hasDirectives = text.startsWith('%', first) || text.includes('\n%');
  const starts: number[] = [];
  for (let at = text.indexOf('---', first); at >= 0; at = text.indexOf('---', at + 3)) {
    if (!isMarker(text, at, first)) continue;
    const start = hasDirectives ? directivesStart(text, at, first) : at;
    if (starts.length > 0) starts.push(start);
    // Comments above the first dashes belong to the document below them.
    else if (skipBlank(text, first) >= start) starts.push(first);
    else starts.push(first, start);
  }
  return starts.length > 0 ? starts : [first];
}

function isMarker(text: string, at: number, first: number): boolean {
  const behind = text.charCodeAt(at + 3);
  const ends = Number.isNaN(behind) || behind === 10 || behind === 13 || behind === 32 || behind === 9;
  return ends && (at === first || isLineBreak(text.charCodeAt(at - 1)));
}

/** The first of the directives that stand right above a marker, between comments and blank lines perhaps. */
function directivesStart(text: string, marker: number, first: number): number {
  let start = marker;
  for (let line = marker; line > first; ) {
    // A search from before the start would be one at the start, and find the same line again.
    line = line < 2 ? first : Math.max(first, text.lastIndexOf('\n', line - 2) + 1);
    const mark = text[line];
    if (mark === '%') start = line;
    else if (mark !== '#' && mark !== '\n' && mark !== '\r') break;
  }
  return start;
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function reusableDocuments(previous: ParsedText, text: string): readonly Document[] {
  const old = previous.text;
  const limit = Math.min(old.length, text.length);
  let same = 0;
  while (same < limit && old.charCodeAt(same) === text.charCodeAt(same)) same++;
  return previous.documents.filter((document) => document.at.end + 4 <= same);
}
