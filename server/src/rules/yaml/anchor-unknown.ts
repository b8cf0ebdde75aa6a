/** The rule about aliases that stand for nothing. */

import { nearest } from '../../text/nearest.ts';
import { underlined } from '../../text/range.ts';
import { isMeantForKubernetes, isTroubled } from '../../workspace/manifest-file.ts';
import { defineFileRule } from '../rule.ts';

/** An alias without an anchor before it in its document. */
export const anchorUnknown = defineFileRule({
  id: 'yaml/anchor-unknown',
  summary: 'An alias names an anchor that its document does not have before it.',
  severity: 'error',
  where: isTroubled,

  *detect(file) {
    for (const document of file.parsed.documents) {
      for (const { code, at } of document.problems) {
        if (code !== 'unknown-anchor' || !isMeantForKubernetes(file, document)) continue;
        const name = file.text.slice(at.start + 1, at.end);
        const before = file.text.slice(document.at.start, at.start);
        const anchors = [...before.matchAll(/(?<=\s)&([^\s,[\]{}]+)/g)].map((match) => match[1]!);
        yield { at: underlined(file.text, at), name, meant: nearest(name, anchors) };
      }
    }
  },

  explain({ name, meant }) {
    return {
      what: `There is no anchor ${name} before this alias.`,
      why: 'The document cannot be read, and nothing of it reaches the cluster; anchors of other documents do not count.',
      advice: meant ? `Write *${meant}.` : `Put &${name} before the value that is meant.`,
    };
  },

  repair({ at, meant }) {
    return meant ? [{ title: `Change to *${meant}`, safe: false, edits: [{ at, text: `*${meant}` }] }] : [];
  },
});
