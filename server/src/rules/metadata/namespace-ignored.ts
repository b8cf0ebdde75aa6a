/** The rule about namespaces of objects that stand in none. */

import { apiKindOf } from '../../kubernetes/api-kinds.ts';
import { removeField } from '../../kubernetes/edit-fields.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A namespace on an object of the whole cluster: the server clears it. */
export const namespaceIgnored = defineRule({
  id: 'metadata/namespace-ignored',
  summary: 'An object of the whole cluster names a namespace.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: 'every',

  *detect(resource) {
    const { metadata } = resource;
    if (!metadata?.namespace || apiKindOf(resource)?.namespaced !== false) return;
    const at = keyAt(metadata, 'namespace') ?? metadata.namespace.at;
    yield { at, tag: 'unnecessary' as const, resource, metadata };
  },

  explain({ resource }) {
    return {
      what: `${titleOf(resource)} names a namespace, and a ${resource.kind} belongs to the whole cluster.`,
      why: 'The API server clears the namespace, so that two of one name are one object wherever they seem to stand.',
      advice: 'Remove the namespace.',
    };
  },

  repair({ metadata }, { text }) {
    const edits = removeField(text, metadata, 'namespace');
    return edits ? [{ title: 'Remove the namespace', safe: true, edits }] : [];
  },
});
