/** The rule about Namespaces that give the label of their name another value. */

import { namespaceNameLabel } from '../../kubernetes/kinds/namespace.ts';
import { hasMetadataLabels } from '../../kubernetes/metadata-maps.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { mayBeRenamed } from '../../workspace/recipe-changes.ts';
import { defineRule } from '../rule.ts';

/** A label that the server writes itself: selectors that rely on the written value match nothing. */
export const nameLabelOverwritten = defineRule({
  id: 'metadata/name-label-overwritten',
  summary: 'A Namespace gives kubernetes.io/metadata.name a value that is not its name.',
  severity: 'warning',
  appliesTo: ['Namespace'],
  where: hasMetadataLabels,

  *detect(namespace, view) {
    const { name, labels } = namespace;
    if (name === '' || isPlaceholder(name) || mayBeRenamed(view)) return;
    for (const { key, value } of labels?.entries ?? []) {
      if (key.value !== namespaceNameLabel || value.value === name || isPlaceholder(value.value)) continue;
      yield { at: value.at, name, written: value.value, labels };
    }
  },

  explain({ name, written }) {
    return {
      what: `Namespace ${name} writes ${namespaceNameLabel} as ${written}.`,
      why: `The API server always sets the label to ${name}, so what selects namespaces by ${written} does not select this one.`,
      advice: 'Remove the label, or use another one.',
    };
  },

  repair({ labels, name }, { text }) {
    const node = isMap(labels?.node) ? labels.node.get(namespaceNameLabel) : undefined;
    const edits = isScalar(node) ? replaceValue(text, node, name) : undefined;
    return edits ? [{ title: `Change to ${name}`, safe: true, edits }] : [];
  },
});
