/** The rule about files that hold more than is read. */

import type { Problem, ProblemCode } from '../../manifest/located.ts';
import { underlined } from '../../text/range.ts';
import { isMeantForKubernetes, isTroubled, looksLikeObject } from '../../workspace/manifest-file.ts';
import { defineFileRule } from '../rule.ts';

const bounds: readonly ProblemCode[] = ['too-large', 'too-many-documents', 'too-many-aliases', 'too-deep'];

/** How much of a text that is too long is looked at to tell whether it is a manifest. */
const enoughToTell = 100_000;

/** A file that is too long, too deep or grows too much by its aliases: the rest of it is not examined. */
export const boundsExceeded = defineFileRule({
  id: 'yaml/bounds-exceeded',
  summary: 'A manifest holds more than is read of one file.',
  severity: 'warning',
  where: isTroubled,

  *detect(file) {
    const { text, parsed } = file;
    const isObject = parsed.problems.length > 0 && looksLikeObject(text.slice(0, enoughToTell));
    const exceeded: Problem[] = isObject ? [...parsed.problems] : [];
    for (const document of parsed.documents) {
      if (document.problems.length > 0 && isMeantForKubernetes(file, document)) exceeded.push(...document.problems);
    }
    for (const { code, message, at } of exceeded) {
      if (bounds.includes(code)) yield { at: underlined(text, at), message };
    }
  },

  explain({ message }) {
    return {
      what: message,
      why: 'What is beyond the bound is not examined, and the API server bounds what it reads as well.',
      advice: 'Divide the file, leave it out of the workspace, or raise the limit in .portolan.yaml.',
    };
  },
});
