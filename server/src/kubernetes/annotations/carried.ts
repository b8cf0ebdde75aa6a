/** Where annotations stand on an object: its metadata, its pod template's, and the fields that controllers read like them. */

import { isMap, isScalar, type MapNode } from '../../manifest/located.ts';
import { nodesAt } from '../../manifest/node-path.ts';
import type { Located, Range } from '../../text/range.ts';
import type { Workload } from '../kinds/workload.ts';
import { keepLatest } from '../latest.ts';
import type { Resource } from '../resource.ts';
import { type ReadContext, type StringEntry, type StringMap, stringMap } from '../shape.ts';
import type { Annotation, Place, Signal } from './annotation.ts';
import { annotationOf, annotations } from './catalogue.ts';
import { holds, meets, type ObjectView } from './condition.ts';

/** One map of annotations, and the object that it is about. */
export interface Carrier {
  readonly map: StringMap;
  readonly annotations: readonly Carried[];
  /** `Pod` for the template of pods, too. */
  readonly kind: string;
  readonly group: string;
  /** The path of the map, where it is not the annotations of the metadata. */
  readonly field: string | undefined;
  readonly view: ObjectView;
}

/** What annotations are about, whether or not some stand there already. */
export type Bearer = Omit<Carrier, 'map' | 'annotations'>;

/** One annotation as written, and the row of the tables that it belongs to, if there is one. */
export interface Carried {
  readonly key: Located<string>;
  readonly value: Located<string>;
  /** The value, or the key where the value spans lines. */
  readonly valueAt: Range;
  /** Whether the value is one that the API takes; numbers and booleans without quotes are another finding. */
  readonly isText: boolean;
  readonly row: Annotation | undefined;
}

/** Every map of annotations of an object. Empty ones are left out. */
export const carriersOf = keepLatest((resource: Resource): readonly Carrier[] => {
  const { kind, group, node, annotations: own } = resource;
  const found: Carrier[] = [];
  const add = (
    map: StringMap | undefined,
    about: Pick<Carrier, 'kind' | 'group' | 'field'>,
    root: MapNode | undefined,
  ) => {
    if (!map || map.entries.length === 0 || !root) return;
    found.push({
      map,
      annotations: map.entries.map((entry) => carried(entry, map)),
      ...about,
      view: viewOf(map, root),
    });
  };
  add(own, { kind, group, field: undefined }, node);
  if (resource.type === 'Workload' && kind !== 'Pod') {
    add(resource.podMetadata?.annotations, { kind: 'Pod', group: '', field: undefined }, templateOf(resource));
  }
  for (const field of fieldsByKind.get(`${group}/${kind}`) ?? fieldsByKind.get(`/${kind}`) ?? []) {
    for (const each of nodesAt(node, field)) add(stringMap.read(each, quiet, undefined), { kind, group, field }, node);
  }
  return found;
});

function carried({ key, value }: StringEntry, map: StringMap): Carried {
  const node = isMap(map.node) ? map.node.entry(key.value)?.value : undefined;
  const isText = isScalar(node) && (typeof node.value === 'string' || node.value === null);
  const isBlock = isScalar(node) && (node.style === 'literal' || node.style === 'folded');
  const length = value.at.end - value.at.start;
  const isOneLine = !isBlock && !/[\r\n]/.test(value.value) && 0 < length && length <= value.value.length + 2;
  return { key, value, valueAt: isOneLine ? value.at : key.at, isText, row: annotationOf(key.value)?.annotation };
}

export function hasAnnotations(resource: Resource): boolean {
  return carriersOf(resource).length > 0;
}

/** `wrong-kind`: no object of this kind is read for the key; `condition-unmet`: this one is not, others are. */
export type Placement = 'read' | 'wrong-kind' | 'condition-unmet';

export function placementOf(annotation: Annotation, carrier: Bearer): Placement {
  // Controllers hand what stands on a Gateway on to the Service that they make for it.
  if (carrier.kind === 'Gateway' && annotation.on.some(({ kind }) => kind === 'Service')) return 'read';
  const places = annotation.on.filter((place) => isFor(place, carrier));
  if (places.length === 0) return 'wrong-kind';
  const isRead = places.some(({ when = [] }) => when.every((condition) => holds(condition, carrier.view)));
  return isRead ? 'read' : 'condition-unmet';
}

/** What annotations in the map at a dotted path would be about, as in `spec.listeners[].tls.options`; undefined elsewhere. */
export function bearerAt(resource: Resource, path: string): Bearer | undefined {
  const { kind, group, node } = resource;
  const viewWith = (map: StringMap | undefined, root: MapNode): ObjectView =>
    viewOf(map ?? { get: () => undefined }, root);
  if (path === 'metadata.annotations') {
    return { kind, group, field: undefined, view: viewWith(resource.annotations, node) };
  }
  if (resource.type === 'Workload' && path.endsWith('.template.metadata.annotations')) {
    const root = templateOf(resource);
    const map = resource.podMetadata?.annotations;
    return root && { kind: 'Pod', group: '', field: undefined, view: viewWith(map, root) };
  }
  const fields = fieldsByKind.get(`${group}/${kind}`) ?? fieldsByKind.get(`/${kind}`) ?? [];
  if (!fields.includes(path)) return undefined;
  return { kind, group, field: path, view: viewWith(undefined, node) };
}

/** The annotation of an object by which it states a fact, whatever the controller. */
export function statementOf({ annotations: map }: Resource, fact: Signal['fact']): StringEntry | undefined {
  return map?.entries.find(({ key, value }) => {
    const signals = annotationOf(key.value)?.annotation.tells ?? [];
    return signals.some(({ fact: told, own }) => {
      return told === fact && (own === undefined || meets([value.value], own, key.value));
    });
  });
}

/** The root of a pod template: where `metadata` and `spec` of the pods stand. */
function templateOf({ node, podMetadata }: Workload): MapNode | undefined {
  for (const path of ['spec.template', 'spec.jobTemplate.spec.template']) {
    const found = nodesAt(node, path)[0];
    if (isMap(found) && found.get('metadata') === podMetadata?.node) return found;
  }
  return undefined;
}

function isFor(place: Place, { kind, group, field }: Bearer): boolean {
  return place.kind === kind && (place.group ?? group) === group && place.field === field;
}

function viewOf(map: Pick<StringMap, 'get'>, root: MapNode): ObjectView {
  return {
    annotation: (key) => map.get(key),
    field: (path) =>
      nodesAt(root, path).flatMap((node) => (isScalar(node) && node.value !== null ? [String(node.value)] : [])),
  };
}

/** By group and kind, the fields that hold annotations besides the metadata. */
const fieldsByKind: ReadonlyMap<string, readonly string[]> = (() => {
  const fields = new Map<string, Set<string>>();
  for (const { on } of annotations) {
    for (const { kind, group = '', field } of on) {
      if (field === undefined) continue;
      const key = `${group}/${kind}`;
      fields.set(key, (fields.get(key) ?? new Set()).add(field));
    }
  }
  return new Map([...fields].map(([key, set]) => [key, [...set]]));
})();

const quiet: ReadContext = { text: '', enclosing: [], report: () => undefined };
