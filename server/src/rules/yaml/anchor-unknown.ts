/** The rule about aliases that stand for nothing. */

import { quoted } from '../../manifest/write-value.ts';
import { nearest } from '../../text/nearest.ts';
import { type Range, underlined } from '../../text/range.ts';
import { isMeantForKubernetes, isTroubled } from '../../workspace/manifest-file.ts';
import { defineFileRule } from '../rule.ts';

/** An alias without an anchor before it in its document. Most often a wildcard or a schedule that lacks its quotes. */
export const anchorUnknown = defineFileRule({
  id: 'yaml/anchor-unknown',
  summary: 'An alias names an anchor that its document does not have before it.',
  severity: 'error',
  where: isTroubled,

  *detect(file) {
    for (const document of file.parsed.documents) {
      for (const { code, at } of document.problems) {
        const isValue = code === 'bare-asterisk';
        if (!(isValue || code === 'unknown-anchor') || !isMeantForKubernetes(file, document)) continue;
        const before = file.text.slice(document.at.start, at.start);
        yield isValue ? unquoted(file.text, at.start) : unknown(file.text, at, before);
      }
    }
  },

  explain({ written, isValue, meant }) {
    const what = isValue
      ? `Without quotes, ${written} is an alias, and no anchor can have that name.`
      : `There is no anchor ${written} before this alias.`;
    const why = 'The document cannot be read, and nothing of it reaches the cluster';
    if (isValue) return { what, why: `${why}.`, advice: 'Put the value in quotes.' };
    return {
      what,
      why: `${why}; anchors of other documents do not count.`,
      advice: meant ? `Write ${meant}.` : `Put &${written} before the value that is meant.`,
    };
  },

  repair({ at, isValue, meant }) {
    const title = isValue ? 'Put in quotes' : `Change to ${meant}`;
    return meant ? [{ title, safe: false, edits: [{ at, text: meant }] }] : [];
  },
});

interface Found {
  readonly at: Range;
  readonly written: string;
  readonly isValue: boolean;
  readonly meant: string | undefined;
}

function unknown(text: string, at: Range, before: string): Found {
  const written = text.slice(at.start + 1, at.end);
  const anchors = [...before.matchAll(/(?<=\s)&([^\s,[\]{}]+)/g)].map((match) => match[1]!);
  const name = nearest(written, anchors);
  return { at: underlined(text, at), written, isValue: false, meant: name && `*${name}` };
}

/** The value that an asterisk begins: up to the end of its line, a comment, or the end of its place in braces. */
function unquoted(text: string, start: number): Found {
  const [written] = /^.*?(?=\s+#|\s*[\]}]|\s*,(?:[\s*]|$)|\s*$)/m.exec(text.slice(start))!;
  return { at: { start, end: start + written.length }, written, isValue: true, meant: quoted(written, '"') };
}
