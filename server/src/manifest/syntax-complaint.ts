/** What the tolerant YAML library complains of, in plain words and at the place where a person looks for the cause. */

import { lineEnd } from './layout.ts';

/** The words for a complaint about `start`, and where its cause begins. What has no words of ours keeps the library's. */
export function syntaxComplaint(
  text: string,
  code: string,
  message: string,
  start: number,
): { words: string; start: number } {
  const quote = /^Missing closing (["'])quote/.exec(message)?.[1];
  if (quote) return { words: `The ${quote} that begins here is not closed.`, start: openingQuote(text, quote, start) };
  return { words: wordsFor(text, code, message, start), start };
}

function wordsFor(text: string, code: string, message: string, start: number): string {
  const bracket = / end with a ([\]}])$/.exec(message)?.[1];
  if (bracket) return `A ${bracket === ']' ? '[' : '{'} before this is not closed with ${bracket}.`;
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && !/:\s/.test(text.slice(start, lineEnd(text, start)))) {
    return 'The line that follows is indented as if it continued this value.';
  }
  if (code === 'BAD_SCALAR_START') return `A value that begins with ${text[start]} needs quotes.`;
  const known = wordsOfMessage.find(([pattern]) => pattern.test(message))?.[1];
  return known ?? wordsOfCode.get(code) ?? sentence(message);
}

const wordsOfMessage: readonly (readonly [RegExp, string])[] = [
  [/^Comments must be separated/, 'A comment needs a space before its #.'],
  [/^Implicit map keys need to be followed/, 'A key must stand on one line and be followed by a colon.'],
  [/^Missing , /, 'A comma is missing here.'],
];

const wordsOfCode = new Map<string, string>([
  ['TAB_AS_INDENT', 'YAML does not allow a tab as indentation.'],
  ['BAD_INDENT', 'The indentation fits no enclosing mapping or list.'],
  ['BLOCK_AS_IMPLICIT_KEY', 'A nested mapping cannot stand on the line of its key.'],
  ['BLOCK_IN_FLOW', 'This cannot stand between braces or brackets; a comma may be missing.'],
  ['IMPOSSIBLE', 'This does not continue the YAML before it.'],
  ['MULTILINE_IMPLICIT_KEY', 'A key must stand on one line and be followed by a colon.'],
  ['UNEXPECTED_TOKEN', 'This does not continue the YAML before it.'],
]);

/** The quote that opens what ends unclosed at `end`: the last one before it that is neither escaped nor doubled. */
function openingQuote(text: string, quote: string, end: number): number {
  let at = text.lastIndexOf(quote, end - 1);
  while (at > 0 && isLiteral(text, at)) at = text.lastIndexOf(quote, at - (quote === "'" ? 2 : 1));
  return at < 0 ? end : at;
}

function isLiteral(text: string, at: number): boolean {
  if (text[at] === "'") return text[at - 1] === "'";
  let escapes = at;
  while (text[escapes - 1] === '\\') escapes--;
  return (at - escapes) % 2 === 1;
}

function sentence(message: string): string {
  const line = message.split('\n', 1)[0]!.trim();
  return line.endsWith('.') ? line : `${line}.`;
}
