/** Where annotations stand on an object: its metadata, its pod template's, and the fields that controllers read like them. */

import { isMap, isScalar, type MapNode } from '../../manifest/located.ts';
import { nodesAt } from '../../manifest/node-path.ts';
import type { Workload } from '../kinds/workload.ts';
import type { Resource } from '../resource.ts';
import { type ReadContext, type StringEntry, type StringMap, stringMap } from '../shape.ts';
import type { Annotation, Place, Signal } from './annotation.ts';
import { annotationOf, annotations } from './catalogue.ts';
import { holds, meets, type ObjectView } from './condition.ts';

/** One map of annotations, and the object that it is about. */
export interface Carrier {
  readonly map: StringMap;
  /** `Pod` for the template of pods, too. */
  readonly kind: string;
  readonly group: string;
  /** The path of the map, where it is not the annotations of the metadata. */
  readonly field: string | undefined;
  readonly view: ObjectView;
}

/** Every map of annotations of an object. Empty ones are left out. */
export function carriersOf(resource: Resource): readonly Carrier[] {
  const { kind, group, node, annotations: own } = resource;
  const carriers: Carrier[] = [];
  if (own && own.entries.length > 0)
    carriers.push({ map: own, kind, group, field: undefined, view: viewOf(own, node) });
  if (resource.type === 'Workload' && kind !== 'Pod') {
    const map = resource.podMetadata?.annotations;
    const template = templateOf(resource);
    if (map && map.entries.length > 0 && template) {
      carriers.push({ map, kind: 'Pod', group: '', field: undefined, view: viewOf(map, template) });
    }
  }
  for (const field of fieldsByKind.get(`${group}/${kind}`) ?? fieldsByKind.get(`/${kind}`) ?? []) {
    for (const found of nodesAt(node, field)) {
      const map = stringMap.read(found, quiet, undefined);
      if (map && map.entries.length > 0) carriers.push({ map, kind, group, field, view: viewOf(map, node) });
    }
  }
  return carriers;
}

/** `wrong-kind`: no object of this kind is read for the key; `condition-unmet`: this one is not, others are. */
export type Placement = 'read' | 'wrong-kind' | 'condition-unmet';

export function placementOf(annotation: Annotation, carrier: Carrier): Placement {
  const places = annotation.on.filter((place) => isFor(place, carrier));
  if (places.length === 0) return 'wrong-kind';
  const isRead = places.some(({ when = [] }) => when.every((condition) => holds(condition, carrier.view)));
  return isRead ? 'read' : 'condition-unmet';
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

function isFor(place: Place, { kind, group, field }: Carrier): boolean {
  return place.kind === kind && (place.group ?? group) === group && place.field === field;
}

function viewOf(map: StringMap, root: MapNode): ObjectView {
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
