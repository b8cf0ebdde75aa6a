/** What was probably meant by a field that its type does not have: another name, another place, or its name of old. */

import { type Entry, isMap, isScalar, type MapNode } from '../manifest/located.ts';
import { placeOfNode } from '../manifest/node-place.ts';
import { renameKey } from '../manifest/rewrite.ts';
import { addEntry, removeEntry, replaceEntry } from '../manifest/rewrite-map.ts';
import { valueIn } from '../manifest/write-value.ts';
import type { Edit } from '../text/edit.ts';
import { nearest } from '../text/nearest.ts';
import { listWords } from '../text/words.ts';
import { allOf, backendEdits } from './ingress-migration.ts';
import { metadataShape, type ResourceBase } from './resource.ts';
import type { ShapeProblem } from './shape-problem.ts';

export type UnknownField = Extract<ShapeProblem, { readonly code: 'unknown-field' }>;

/**
 * `rename`: to `to`. `inside`, `around`: to an object nearby, whose path `to` is. `choice`: to one of several, which `to`
 * lists. `convert`: to `to`, in another form.
 */
export type FieldSuggestion =
  | { readonly by: 'rename' | 'inside' | 'choice' | 'convert'; readonly to: string }
  | { readonly by: 'around'; readonly to: string; readonly map: MapNode };

/** Undefined when nothing near is free to take the value. */
export function suggestionFor(resource: ResourceBase, problem: UnknownField): FieldSuggestion | undefined {
  const { entry, parent, known } = problem;
  const other = otherNames[entry.name];
  if (other && known.includes(other.beside) && (other.by === 'convert' || !parent.entry(other.name))) {
    return { by: other.by, to: other.name };
  }
  const name = nearest(entry.name, known);
  if (name !== undefined && parent.entry(name) === undefined) return { by: 'rename', to: name };
  const { around } = problem;
  if (around && around.entry(entry.name) === undefined) {
    return { by: 'around', to: placeOfNode(resource.node, around)?.path ?? 'the top level', map: around };
  }
  const homes = homesInside(resource, problem);
  const [field, second] = homes;
  if (field === undefined) return undefined;
  if (second !== undefined) return { by: 'choice', to: listWords(homes, 'or') };
  const target = parent.get(field);
  const isFree = target === undefined || (isMap(target) && target.get(entry.name) === undefined);
  return isFree ? { by: 'inside', to: field } : undefined;
}

/** The edits that follow a suggestion. */
export function suggestedEdits(
  text: string,
  resource: ResourceBase,
  { entry, parent, fits }: UnknownField,
  suggestion: FieldSuggestion,
): Edit[] | undefined {
  switch (suggestion.by) {
    case 'rename':
      return fits(suggestion.to) ? renameKey(text, entry, suggestion.to) : undefined;
    case 'choice':
      return undefined;
    case 'convert': {
      const holder = placeOfNode(resource.node, parent)?.parent;
      return isMap(holder) ? backendEdits(text, holder, parent) : undefined;
    }
    case 'around':
      return moveEdits(text, parent, entry, addEntry(text, suggestion.map, entry.name, valueIn(entry.value)));
    case 'inside': {
      const target = parent.get(suggestion.to);
      if (!target) return replaceEntry(text, parent, entry, suggestion.to, { [entry.name]: valueIn(entry.value) });
      return isMap(target)
        ? moveEdits(text, parent, entry, addEntry(text, target, entry.name, valueIn(entry.value)))
        : undefined;
    }
  }
}

interface OtherName {
  readonly beside: string;
  readonly name: string;
  readonly by: 'rename' | 'convert';
}

/** Names that fields had in earlier versions or have in other objects, by a field that stands beside them here. */
const otherNames: Readonly<Record<string, OtherName>> = {
  serviceName: { beside: 'service', name: 'service', by: 'convert' },
  servicePort: { beside: 'service', name: 'service', by: 'convert' },
  backend: { beside: 'defaultBackend', name: 'defaultBackend', by: 'rename' },
  from: { beside: 'to', name: 'to', by: 'rename' },
  to: { beside: 'from', name: 'from', by: 'rename' },
  targetPort: { beside: 'endPort', name: 'port', by: 'rename' },
  port: { beside: 'containerPort', name: 'containerPort', by: 'rename' },
};

function homesInside(resource: ResourceBase, { entry, parent, known, inside }: UnknownField): readonly string[] {
  if (parent === resource.node && metadataShape.fields?.has(entry.name)) return ['metadata'];
  // A selector written as the plain map that Services take.
  if (known.includes('matchLabels') && isScalar(entry.value)) return ['matchLabels'];
  return inside;
}

function moveEdits(text: string, from: MapNode, entry: Entry, added: Edit[] | undefined): Edit[] | undefined {
  return allOf([removeEntry(text, from, entry), added]);
}
