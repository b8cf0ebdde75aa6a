/** Writes a proposal the way its place needs it: quotes, colons, spaces, and the entries that belong beside it. */

import { blockStyleNear, lineBreakOf } from '../../manifest/layout.ts';
import { type Quote, quoted, writeString } from '../../manifest/write-value.ts';
import type { Range } from '../../text/range.ts';
import type { Pair, Proposal } from './proposal.ts';
import type { Site } from './site.ts';

/** A proposal as an editor takes it. */
export interface Completion {
  readonly label: string;
  readonly proposal: Proposal;
  /** What typed text is compared with: as it stands in the file, quotes included. */
  readonly filter: string;
  /** Compares as the proposals should be listed. */
  readonly sort: string;
  /** What replaces the word; `$` and `{}` have their meaning for snippets where `isSnippet` is set. */
  readonly text: string;
  readonly isSnippet: boolean;
}

/** The part of the word that proposals replace, where it is not the whole: an element of a list within one text. */
export interface Part {
  readonly at: Range;
}

export function writeProposals(
  site: Site,
  proposals: readonly Proposal[],
  withSnippets: boolean,
  part?: Part,
): Completion[] {
  const spelling = spellingOf(site);
  const sorted = [...proposals].sort(byRankAndName);
  return sorted.map((proposal, index) => {
    const sort = String(index).padStart(5, '0');
    const isKey = proposal.pair !== undefined;
    const label = isKey ? labelOf(proposal, spelling) : String(proposal.value);
    if (part) return { label, proposal, filter: label, sort, text: label, isSnippet: false };
    const filter = `${spelling.typedQuote}${searchText(proposal, label)}`;
    const isSnippet = withSnippets && isKey && !spelling.hasColon && !isPlainPair(proposal);
    const text = isKey ? keyText(proposal, spelling, isSnippet) : valueText(proposal, spelling);
    return { label, proposal, filter, sort, text: spelling.lead + text, isSnippet };
  });
}

/** Keys of annotations are looked for by their name as often as by the domain in front of it. */
function searchText({ kind, pair }: Proposal, label: string): string {
  const slash = label.lastIndexOf('/');
  return kind === 'annotation' && pair && slash >= 0 ? `${label.slice(slash + 1)} ${label}` : label;
}

function byRankAndName(a: Proposal, b: Proposal): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  const [left, right] = [nameOf(a), nameOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function nameOf({ value, pair }: Proposal): string {
  return pair ? `${value}: ${pair.choices[0] ?? ''}` : String(value);
}

/** How things are spelled at a site. */
interface Spelling {
  readonly quote: Quote;
  /** The quote that the word begins with, or nothing. */
  readonly typedQuote: Quote | '';
  readonly isJson: boolean;
  /** A space that is still missing behind a colon or a dash. */
  readonly lead: '' | ' ';
  /** Whether a key has its colon already. */
  readonly hasColon: boolean;
  /** What begins a line below, for entries beside a value; undefined within brackets. */
  readonly nextLine: string | undefined;
}

function spellingOf({ place, text, view }: Site): Spelling {
  const { start, end } = place.at;
  const first = start < end ? text[start] : '';
  const isJson = view.self.resource.file.endsWith('.json');
  const before = text[start - 1];
  return {
    quote: isJson ? '"' : blockStyleNear(text, start).quote,
    typedQuote: first === '"' || first === "'" ? first : '',
    isJson,
    lead: start === end && (before === ':' || (before === '-' && place.inItem)) ? ' ' : '',
    hasColon: place.expects === 'key' && /^[ \t]*:(?:\s|$)/.test(text.slice(end, end + 80)),
    nextLine: place.flow ? undefined : `${lineBreakOf(text)}${' '.repeat(Math.max(0, place.indent))}`,
  };
}

function labelOf({ value, pair }: Proposal, { hasColon }: Spelling): string {
  const only = pair?.choices.length === 1 ? pair.choices[0] : undefined;
  return only === undefined || hasColon || pair?.isQuoted ? String(value) : `${value}: ${only}`;
}

function valueText({ value, beside = [] }: Proposal, spelling: Spelling): string {
  const own = typeof value === 'number' ? String(value) : spelled(value, spelling);
  if (beside.length === 0) return own;
  const entries = beside.map(([key, text]) => `${spelled(key, spelling, false)}: ${spelled(text, spelling, false)}`);
  return [own, ...entries].join(spelling.nextLine ?? ', ');
}

/** Whether a key has one value and needs nothing from whoever chooses it. */
function isPlainPair({ pair }: Proposal): boolean {
  return pair?.choices.length === 1 && !pair.isQuoted;
}

function keyText({ value, pair }: Proposal, spelling: Spelling, isSnippet: boolean): string {
  const key = spelled(String(value), spelling);
  if (spelling.hasColon) return key;
  return isSnippet
    ? `${escaped(key)}: ${snippetOf(pair!, spelling)}`
    : `${key}: ${plainValueOf(pair!, spelling)}`.trimEnd();
}

/** A stop for the cursor in place of the value, with what there is to choose from. */
function snippetOf({ choices, isQuoted }: Pair, spelling: Spelling): string {
  const quote = isQuoted || spelling.isJson ? spelling.quote : '';
  if (choices.length === 0) return `${quote}$1${quote}`;
  if (choices.length === 1) return `${quote}\${1:${escaped(choices[0]!)}}${quote}`;
  return `${quote}\${1|${choices.map((choice) => escaped(choice).replace(/[,|]/g, '\\$&')).join(',')}|}${quote}`;
}

function plainValueOf({ choices, isQuoted }: Pair, spelling: Spelling): string {
  if (choices.length !== 1) return isQuoted ? spelling.quote.repeat(2) : '';
  return isQuoted ? quoted(choices[0]!, spelling.quote) : spelled(choices[0]!, spelling, false);
}

function spelled(text: string, { quote, typedQuote, isJson }: Spelling, asTyped = true): string {
  if (asTyped && typedQuote !== '') return quoted(text, typedQuote);
  return isJson ? quoted(text, '"') : writeString(text, quote);
}

/** Text that a snippet takes as it is. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
