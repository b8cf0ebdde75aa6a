/** The rule about label values that the API server does not take. */

import { isApiGroup } from '../../kubernetes/api-kinds.ts';
import { isLabelValue } from '../../kubernetes/formats.ts';
import { hasMetadataLabels, metadataMaps } from '../../kubernetes/metadata-maps.ts';
import { correctedLabelValue } from '../../kubernetes/name-correction.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { defineRule } from '../rule.ts';

/** A label whose value is too long, or holds what only annotations can hold. */
export const labelValueInvalid = defineRule({
  id: 'metadata/label-value-invalid',
  summary: 'The value of a label breaks the syntax of label values.',
  severity: 'error',
  appliesTo: 'every',
  where: hasMetadataLabels,

  *detect(resource) {
    if (!isApiGroup(resource.group)) return;
    for (const { map, of } of metadataMaps(resource, 'labels')) {
      for (const entry of map.entries) {
        const { key, value } = entry;
        if (isLabelValue(value.value) || isPlaceholder(value.value)) continue;
        const at = value.value.includes('\n') ? key.at : value.at;
        yield {
          at,
          resource,
          of,
          map,
          key: key.value,
          length: value.value.length,
          meant: correctedLabelValue(value.value),
        };
      }
    }
  },

  explain({ resource, of, key, length, meant }) {
    return {
      what: `The label ${key} of ${of === 'pods' ? 'the pods of ' : ''}${titleOf(resource)} ${length > 63 ? `has a value of ${length} characters, where 63 are allowed` : 'has a value that no label can have'}.`,
      why: 'The API server refuses the object.',
      advice: meant
        ? `Write ${meant}, or put the text into an annotation.`
        : 'Use letters, digits, hyphens, underscores and dots, or put the text into an annotation.',
    };
  },

  repair({ map, of, key, meant }, { text }) {
    // The selector of the workload would no longer match its pods.
    if (of === 'pods') return [];
    const node = isMap(map.node) ? map.node.get(key) : undefined;
    const edits = meant !== undefined && isScalar(node) ? replaceValue(text, node, meant) : undefined;
    return edits ? [{ title: `Change to ${meant}`, safe: false, edits }] : [];
  },
});
