/** The rule about objects that give one half of their type only. */

import { apiKindNamed, apiKinds, apiVersionOf } from '../../kubernetes/api-kinds.ts';
import { isMap, type MapNode, stringOf } from '../../manifest/located.ts';
import { setEntry } from '../../manifest/rewrite-map.ts';
import { defineFileRule } from '../rule.ts';

/** A document with kind but without apiVersion, or the reverse: nothing can tell what it is. */
export const typeIncomplete = defineFileRule({
  id: 'object/type-incomplete',
  summary: 'An object has a kind without apiVersion, or an apiVersion without kind.',
  severity: 'error',

  *detect(file) {
    if (file.role !== 'manifest') return;
    for (const { contents, problems } of file.parsed.documents) {
      if (!isMap(contents) || !isMap(contents.get('metadata')) || problems.length > 0) continue;
      const [apiVersion, kind] = [writtenAt(contents, 'apiVersion'), writtenAt(contents, 'kind')];
      if (kind && !apiVersion) {
        const known = apiKindNamed(kind.value);
        if (!known) continue;
        const meant = apiVersionOf(known.group, known.versions.at(-1)!);
        yield { at: kind.at, given: kind.value, lacks: 'apiVersion', meant, contents };
      } else if (apiVersion && !kind && isVersionOfTheApi(apiVersion.value)) {
        yield { at: apiVersion.at, given: apiVersion.value, lacks: 'kind', meant: undefined, contents };
      }
    }
  },

  explain({ given, lacks, meant }) {
    return {
      what: `An object of ${lacks === 'kind' ? 'apiVersion' : 'kind'} ${given} has no ${lacks}.`,
      why: 'No tool can tell what it is, and kubectl refuses it.',
      advice: meant ? `Add apiVersion ${meant}.` : 'Say what kind it is.',
    };
  },

  repair({ meant, contents }, { text }) {
    const edits = meant && setEntry(text, contents, 'apiVersion', meant, 'first');
    return edits ? [{ title: `Add apiVersion: ${meant}`, safe: true, edits }] : [];
  },
});

/** A value of whatever type counts as written, an empty one does not. */
function writtenAt(object: MapNode, name: string): { value: string; at: MapNode['at'] } | undefined {
  const node = object.get(name);
  if (!node || (node.kind === 'scalar' && (node.value === null || node.value === ''))) return undefined;
  return { value: stringOf(node) ?? '', at: node.at };
}

function isVersionOfTheApi(apiVersion: string): boolean {
  return apiKinds.some(({ group, versions }) =>
    versions.some((version) => apiVersionOf(group, version) === apiVersion),
  );
}
