/** The rule about fields that the type of an object does not have. */

import { isApiGroup, isBuiltInGroup } from '../../kubernetes/api-kinds.ts';
import { type FieldSuggestion, suggestedEdits, suggestionFor } from '../../kubernetes/field-suggestion.ts';
import { hasShapeProblems, titleOf } from '../../kubernetes/resource.ts';
import { placeOfNode } from '../../manifest/node-place.ts';
import { removeEntry } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

/** A field that is misspelt, misplaced or of another version: strict decoding refuses it, lenient decoding drops it. */
export const fieldUnknown = defineRule({
  id: 'object/field-unknown',
  summary: 'An object has a field that its type does not know.',
  severity: 'error',
  appliesTo: 'every',
  where: hasShapeProblems,
  aboutDecoding: true,

  *detect(resource) {
    const { shapeProblems, group } = resource;
    if (!isApiGroup(group)) return;
    const isBuiltIn = isBuiltInGroup(group);
    for (const problem of shapeProblems) {
      if (problem.code !== 'unknown-field' || problem.entry.key.aliased) continue;
      const suggestion = suggestionFor(resource, problem);
      // Files of other tools look like objects, and which fields a custom resource has depends on its version.
      if (!isBuiltIn && suggestion?.by !== 'rename') continue;
      const path = placeOfNode(resource.node, problem.entry)?.path ?? problem.entry.name;
      const evidence = { at: problem.entry.key.at, resource, problem, suggestion, path };
      yield isBuiltIn ? evidence : { ...evidence, severity: 'warning' as const };
    }
  },

  explain({ resource, suggestion, path }) {
    return {
      what: `${titleOf(resource)} has no field ${path}.`,
      why: 'kubectl refuses the object, and a server that is not strict drops the field without effect.',
      advice: adviceOf(suggestion),
    };
  },

  repair({ resource, problem, suggestion }, { text }) {
    const { entry, parent } = problem;
    const { name } = entry;
    if (!suggestion) {
      const edits = removeEntry(text, parent, entry);
      return edits ? [{ title: `Remove ${name}`, safe: false, edits }] : [];
    }
    const { by, to } = suggestion;
    const edits = suggestedEdits(text, resource, problem, suggestion);
    const title = { rename: 'Rename', inside: 'Move', around: 'Move', choice: 'Move', convert: 'Convert' }[by];
    const safe = by === 'rename' && to.toLowerCase() === name.toLowerCase();
    return edits ? [{ title: `${title} ${name} to ${to}`, safe, edits }] : [];
  },
});

function adviceOf(suggestion: FieldSuggestion | undefined): string {
  if (!suggestion) return 'Remove it, or look up where it belongs.';
  const { by, to } = suggestion;
  if (by === 'rename') return `Write ${to}.`;
  return by === 'convert' ? `Write it under ${to}, in the form of this version.` : `It belongs in ${to}.`;
}
