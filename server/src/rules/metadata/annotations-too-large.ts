/** The rule about annotations that together are larger than the API server takes. */

import { isApiGroup } from '../../kubernetes/api-kinds.ts';
import { hasMetadataAnnotations, metadataMaps } from '../../kubernetes/metadata-maps.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { StringEntry } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Annotations whose keys and values have more bytes than 256 KiB, or than configured. */
export const annotationsTooLarge = defineRule({
  id: 'metadata/annotations-too-large',
  summary: 'The annotations of an object are larger than the API server takes.',
  severity: 'error',
  appliesTo: 'every',
  where: hasMetadataAnnotations,
  options: {
    bytes: {
      description:
        'How many bytes the keys and values of all annotations may have; fewer leave room for what tools add.',
      schema: { type: 'integer', minimum: 1, maximum: 262144, default: 262144 },
    },
  },

  *detect(resource, _view, { options }) {
    if (!isApiGroup(resource.group)) return;
    const limit = Math.min(Number(options.bytes) || mostBytes, mostBytes);
    for (const { map, of } of metadataMaps(resource, 'annotations')) {
      if (!mayExceed(map.entries, limit)) continue;
      const bytes = map.entries.reduce((sum, { key, value }) => sum + bytesOf(key.value) + bytesOf(value.value), 0);
      if (bytes > limit) yield { at: map.key?.at ?? onOneLine(map), resource, of, bytes, limit };
    }
  },

  explain({ resource, of, bytes, limit }) {
    const about = of === 'pods' ? `The pods of ${titleOf(resource)} have` : `${titleOf(resource)} has`;
    return {
      what: `${about} annotations of ${bytes} bytes in all, more than ${limit}.`,
      why:
        limit === mostBytes
          ? 'The API server refuses the object.'
          : `The API server refuses an object with more than ${mostBytes} bytes, and tools add annotations of their own.`,
      advice: 'Keep large values in a ConfigMap, and apply large objects on the server side.',
    };
  },
});

/** The limit of the API server (apimachinery, `TotalAnnotationSizeLimitB`). */
const mostBytes = 256 * 1024;

/** A quick look that spares nearly all objects the counting: a character has three bytes at most. */
function mayExceed(entries: readonly StringEntry[], limit: number): boolean {
  let characters = 0;
  for (const { key, value } of entries) characters += key.value.length + value.value.length;
  return characters * 3 > limit;
}

/** The length of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
