/** The rule about text that is no YAML. */

import type { ProblemCode } from '../../manifest/located.ts';
import { underlined } from '../../text/range.ts';
import { isMeantForKubernetes } from '../../workspace/manifest-file.ts';
import { defineFileRule } from '../rule.ts';

const refused: readonly ProblemCode[] = ['syntax', 'unsupported-key', 'merge-value'];

/** A manifest that does not parse: nobody can tell what it defines. What follows the first fault is often its effect. */
export const syntaxError = defineFileRule({
  id: 'yaml/syntax-error',
  summary: 'A manifest is no YAML that can be read.',
  severity: 'error',

  *detect(file) {
    for (const document of file.parsed.documents) {
      const problems = document.problems.filter(({ code }) => refused.includes(code));
      const [first] = problems.sort((a, b) => a.at.start - b.at.start);
      if (!first || !isMeantForKubernetes(file, document)) continue;
      // What is missing at the end of a document is missed where the next one begins.
      const text = file.text.slice(0, document.at.end);
      yield { at: underlined(text, first.at), message: first.message };
    }
  },

  explain({ message }) {
    return {
      what: message,
      why: 'The document cannot be read, and nothing of it reaches the cluster.',
      advice: 'Correct the text here or right above.',
    };
  },
});
