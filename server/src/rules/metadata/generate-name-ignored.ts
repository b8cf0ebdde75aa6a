/** The rule about names to be generated for objects that have one. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A generateName beside a name: the name counts. */
export const generateNameIgnored = defineRule({
  id: 'metadata/generate-name-ignored',
  summary: 'An object has a name and a generateName, which then has no effect.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: 'every',

  *detect(resource) {
    const { metadata } = resource;
    if (!metadata?.name || metadata.name.value === '' || !metadata.generateName) return;
    const at = keyAt(metadata, 'generateName') ?? metadata.generateName.at;
    yield { at, tag: 'unnecessary' as const, resource, metadata };
  },

  explain({ resource }) {
    return {
      what: `${titleOf(resource)} has a name, so that none is generated.`,
      why: 'generateName has no effect beside a name.',
      advice: 'Remove one of the two.',
    };
  },

  repair({ metadata }, { text }) {
    const edits = removeField(text, metadata, 'generateName');
    return edits ? [{ title: 'Remove generateName', safe: true, edits }] : [];
  },
});
