/** The rule about keys of ConfigMaps and Secrets that the API server does not take. */

import { isDataKey } from '../../kubernetes/formats.ts';
import { dataEntriesOf } from '../../kubernetes/kinds/secret.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** A key that can be no file name, or one that a ConfigMap has as text and as bytes. */
export const keyInvalid = defineRule({
  id: 'object/key-invalid',
  summary: 'A ConfigMap or Secret has a key that cannot name a file, or has it twice.',
  severity: 'error',
  appliesTo: ['ConfigMap', 'Secret'],

  *detect(resource) {
    const texts = new Map<string, Range>();
    for (const { field, entry } of dataEntriesOf(resource)) {
      const { name, key } = entry;
      if (isPlaceholder(name)) continue;
      const fault = `the key "${name}", which is no name of a file`;
      if (!isDataKey(name)) yield { at: key.at, resource, fault, advice: named };
      const earlier = field === 'binaryData' ? texts.get(name) : undefined;
      if (field === 'data') texts.set(name, key.at);
      if (!earlier) continue;
      const related = [{ file: resource.file, at: earlier, message: 'The key stands under data here.' }];
      const advice = 'Keep one of the two.';
      yield { at: key.at, related, resource, fault: `the key ${name} under data and under binaryData`, advice };
    }
  },

  explain({ resource, fault, advice }) {
    return {
      what: `${titleOf(resource)} has ${fault}.`,
      why: 'The API server refuses the object: every key becomes the name of one file where it is mounted.',
      advice,
    };
  },
});

const named = 'Use at most 253 letters, digits, hyphens, underscores and dots, and no two dots at the beginning.';
