/** The rule about Service selectors whose pairs are no labels. */

import { isLabelValue, isQualifiedName } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A selector key or value outside the syntax of labels: the API server refuses the Service (ValidateLabels). */
export const selectorInvalid = defineRule({
  id: 'service/selector-invalid',
  summary: 'A Service selector has a key or value that no label can have.',
  severity: 'error',
  appliesTo: ['Service'],

  *detect(service) {
    for (const { key, value } of service.spec?.selector?.entries ?? []) {
      if (!isQualifiedName(key.value) && !isPlaceholder(key.value)) {
        yield { at: key.at, service, part: 'key', text: key.value };
      }
      if (!isLabelValue(value.value) && !isPlaceholder(value.value)) {
        yield { at: value.at, service, part: 'value', text: value.value };
      }
    }
  },

  explain({ service, part, text }) {
    return {
      what: `${titleOf(service)} selects by the ${part} "${text}", which no label can have.`,
      why:
        part === 'key'
          ? 'The API server refuses the Service: a label key is a word of at most 63 characters, with an optional domain and slash before it.'
          : 'The API server refuses the Service: a label value has at most 63 letters, digits, dashes, dots and underscores.',
      advice: 'Copy the pair from the labels of the pod template.',
    };
  },
});
