/** The rule about objects that are defined once more by mistake. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { removeDocument } from '../../manifest/rewrite-document.ts';
import { isSameObject } from '../../workspace/manifest-file.ts';
import { repetitionsOf } from '../../workspace/repetition.ts';
import { defineRule } from '../rule.ts';

/** A second definition of an object: only one of them counts, and edits of the other change nothing. */
export const definedTwice = defineRule({
  id: 'object/defined-twice',
  summary: 'An object is defined a second time, and only one definition can count.',
  severity: 'warning',
  appliesTo: 'every',

  *detect(resource, view) {
    const repetitions = repetitionsOf(view);
    const worst = repetitions.find(({ by }) => by === 'recipe') ?? repetitions[0];
    if (!worst) return;
    const first = worst.of.resource;
    const related = repetitions.map(({ of }) => {
      return {
        file: of.resource.file,
        at: nameAt(of.resource),
        message: `${titleOf(of.resource)} stands here as well.`,
      };
    });
    const isSame = isSameObject(first, resource);
    const evidence = { at: nameAt(resource), related, resource, first, by: worst.by, isSame };
    yield worst.by === 'recipe' ? { ...evidence, severity: 'error' as const } : evidence;
  },

  explain({ resource, first, by, isSame }) {
    const where = first.file === resource.file ? 'further up in this file' : `in ${first.file}`;
    return {
      what: `${titleOf(resource)} is defined ${where} already${isSame ? ', in the same words' : ''}.`,
      why:
        by === 'recipe'
          ? 'Kustomize refuses to build two objects of one name.'
          : 'Whichever is applied last replaces the other, so edits of one of them are lost.',
      advice: isSame ? 'Remove one of the two.' : 'Merge the two, or give one of them another name.',
    };
  },

  repair({ resource, isSame }, { text, parsed }) {
    const document = parsed.documents[resource.document];
    if (!isSame || document?.contents !== resource.node) return [];
    const edits = removeDocument(text, parsed.documents, document);
    return edits ? [{ title: `Remove this definition of ${titleOf(resource)}`, safe: true, edits }] : [];
  },
});
