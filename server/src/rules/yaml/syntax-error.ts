/** The rule about text that is no YAML. */

import { lineEnd } from '../../manifest/layout.ts';
import type { Problem, ProblemCode } from '../../manifest/located.ts';
import { type Range, underlined } from '../../text/range.ts';
import { isMeantForKubernetes, isTroubled } from '../../workspace/manifest-file.ts';
import { defineFileRule } from '../rule.ts';

const refused: readonly ProblemCode[] = ['syntax', 'unsupported-key', 'merge-value'];

/** A manifest that does not parse: nobody can tell what it defines. What follows the first fault is often its effect. */
export const syntaxError = defineFileRule({
  id: 'yaml/syntax-error',
  summary: 'A manifest is no YAML that can be read.',
  severity: 'error',
  where: isTroubled,

  *detect(file) {
    for (const document of file.parsed.documents) {
      const stars = document.problems.filter(({ code }) => code === 'bare-asterisk');
      const isOfStar = ({ at }: Problem) =>
        stars.some((star) => star.at.start <= at.start && at.start < lineEnd(file.text, star.at.start));
      const problems = document.problems.filter((problem) => refused.includes(problem.code) && !isOfStar(problem));
      const [first] = problems.sort((a, b) => a.at.start - b.at.start);
      if (!first || !isMeantForKubernetes(file, document)) continue;
      // What is missing at the end of a document is missed where the next one begins.
      const text = file.text.slice(0, document.at.end);
      const conflict = conflictIn(text, document.at.start);
      if (conflict) yield { at: conflict, message: undefined };
      else yield { at: underlined(text, first.at), message: first.message };
    }
  },

  explain({ message }) {
    return {
      what: message ?? 'A merge conflict is not resolved.',
      why: 'The document cannot be read, and nothing of it reaches the cluster.',
      advice: message
        ? 'Correct the text here or right above.'
        : 'Choose what is to stay, and delete the lines that mark the conflict.',
    };
  },
});

/** The line by which git begins a conflict, if the line by which it ends one follows. */
function conflictIn(text: string, from: number): Range | undefined {
  const found = /^<{7}(?: [^\r\n]*)?$(?=[\s\S]*^>{7}(?: |$))/m.exec(text.slice(from));
  return found ? { start: from + found.index, end: from + found.index + found[0].length } : undefined;
}
