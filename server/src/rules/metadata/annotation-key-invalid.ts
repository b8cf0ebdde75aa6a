/** The rule about annotation keys that the API server does not take. */

import { isApiGroup } from '../../kubernetes/api-kinds.ts';
import { isQualifiedName } from '../../kubernetes/formats.ts';
import { hasMetadataAnnotations, metadataMaps } from '../../kubernetes/metadata-maps.ts';
import { correctedKey } from '../../kubernetes/name-correction.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isMap } from '../../manifest/located.ts';
import { renameKey } from '../../manifest/rewrite.ts';
import { defineRule } from '../rule.ts';

/** An annotation whose key is no name, with or without a domain before it. Letter case does not count. */
export const annotationKeyInvalid = defineRule({
  id: 'metadata/annotation-key-invalid',
  summary: 'The key of an annotation breaks the syntax of annotation keys.',
  severity: 'error',
  appliesTo: 'every',
  where: hasMetadataAnnotations,

  *detect(resource) {
    if (!isApiGroup(resource.group)) return;
    for (const { map, of } of metadataMaps(resource, 'annotations')) {
      for (const { key } of map.entries) {
        if (isQualifiedName(key.value.toLowerCase()) || isPlaceholder(key.value)) continue;
        yield { at: key.at, resource, of, map, key: key.value, meant: correctedKey(key.value) };
      }
    }
  },

  explain({ resource, of, key, meant }) {
    return {
      what: `${of === 'pods' ? 'The pods of ' : ''}${titleOf(resource)} ${of === 'pods' ? 'have' : 'has'} an annotation with the key ${key || '(empty)'}, which none can have.`,
      why: 'The API server refuses the object.',
      advice: meant
        ? `Write ${meant}.`
        : 'Use at most 63 letters, digits, hyphens, underscores and dots, with a domain and one slash before them at most.',
    };
  },

  repair({ map, key, meant }, { text }) {
    const entry = isMap(map.node) ? map.node.entry(key) : undefined;
    const edits =
      meant === undefined || !entry || map.get(meant) !== undefined ? undefined : renameKey(text, entry, meant);
    return edits ? [{ title: `Rename to ${meant}`, safe: false, edits }] : [];
  },
});
