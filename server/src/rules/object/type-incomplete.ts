/** The rule about objects that give one half of their type only. */

import { apiKindNamed, apiKinds, apiVersionOf } from '../../kubernetes/api-kinds.ts';
import { type Entry, isMap, isScalar, type MapNode, type ScalarNode, stringOf } from '../../manifest/located.ts';
import { renameKey } from '../../manifest/rewrite.ts';
import { setEntry } from '../../manifest/rewrite-map.ts';
import { nearest } from '../../text/nearest.ts';
import { holdsMoreThanObjects } from '../../workspace/manifest-file.ts';
import { defineFileRule } from '../rule.ts';

/** A document with kind but without apiVersion, or the reverse: nothing can tell what it is. */
export const typeIncomplete = defineFileRule({
  id: 'object/type-incomplete',
  summary: 'An object has a kind without apiVersion, or an apiVersion without kind.',
  severity: 'error',
  where: holdsMoreThanObjects,

  *detect(file) {
    if (file.role !== 'manifest') return;
    for (const { contents, problems } of file.parsed.documents) {
      if (!isMap(contents) || !isMap(contents.get('metadata')) || problems.length > 0) continue;
      const [apiVersion, kind] = [writtenAt(contents, 'apiVersion'), writtenAt(contents, 'kind')];
      if (kind && !apiVersion) {
        const known = apiKindNamed(kind.value);
        if (!known) continue;
        const meant = apiVersionOf(known.group, known.versions.at(-1)!);
        const misspelt = nearestEntry(contents, 'apiVersion');
        const misread = noWordAt(contents, 'apiVersion');
        const at = misread?.at ?? misspelt?.key.at ?? kind.at;
        yield { at, given: kind.value, lacks: 'apiVersion', meant, contents, misspelt, misread };
      } else if (apiVersion && !kind && isVersionOfTheApi(apiVersion.value)) {
        const misspelt = nearestEntry(contents, 'kind');
        const misread = noWordAt(contents, 'kind');
        const at = misread?.at ?? misspelt?.key.at ?? apiVersion.at;
        yield { at, given: apiVersion.value, lacks: 'kind', meant: undefined, contents, misspelt, misread };
      }
    }
  },

  explain({ given, lacks, meant, misspelt, misread }) {
    const object = `An object of ${lacks === 'kind' ? 'apiVersion' : 'kind'} ${given}`;
    return {
      what: misread
        ? `${object} has ${misread.value} for its ${lacks}, which is no word.`
        : `${object} has no ${lacks}.`,
      why: 'No tool can tell what it is, and kubectl refuses it.',
      advice: misspelt
        ? `Write ${lacks} for ${misspelt.name}.`
        : meant
          ? `${misread ? 'Write' : 'Add'} apiVersion ${meant}.`
          : 'Say what kind it is.',
    };
  },

  repair({ lacks, meant, contents, misspelt, misread }, { text }) {
    const renamed = misspelt && renameKey(text, misspelt, lacks);
    if (misspelt) return renamed ? [{ title: `Rename ${misspelt.name} to ${lacks}`, safe: true, edits: renamed }] : [];
    const edits = meant && setEntry(text, contents, 'apiVersion', meant, 'first');
    return edits ? [{ title: `${misread ? 'Change to' : 'Add'} apiVersion: ${meant}`, safe: !misread, edits }] : [];
  },
});

/** An entry that was meant for a field by its name. */
function nearestEntry(object: MapNode, name: string): Entry | undefined {
  const near = nearest(
    name,
    object.entries.map((entry) => entry.name),
  );
  return near === undefined || near === name ? undefined : object.entry(near);
}

/** A mapping or a list counts as written; an empty word and what is no word do not. */
function writtenAt(object: MapNode, name: string): { value: string; at: MapNode['at'] } | undefined {
  const node = object.get(name);
  if (!node || (node.kind === 'scalar' && (typeof node.value !== 'string' || node.value === ''))) return undefined;
  return { value: stringOf(node) ?? '', at: node.at };
}

/** A number or a boolean where a word belongs. */
function noWordAt(object: MapNode, name: string): ScalarNode | undefined {
  const node = object.get(name);
  return isScalar(node) && node.value !== null && typeof node.value !== 'string' ? node : undefined;
}

function isVersionOfTheApi(apiVersion: string): boolean {
  return apiKinds.some(({ group, versions }) =>
    versions.some((version) => apiVersionOf(group, version) === apiVersion),
  );
}
