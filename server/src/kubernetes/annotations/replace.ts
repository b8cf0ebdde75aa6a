/** Edits that put in the place of a deprecated or removed annotation what does its work today. */

import { setPath } from '../../manifest/rewrite-map.ts';
import type { Edit } from '../../text/edit.ts';
import { removeAnnotation, removeField, renameField, replaceField } from '../edit-fields.ts';
import type { Resource } from '../resource.ts';
import type { Replacement } from './annotation.ts';
import type { Carried, Carrier } from './carried.ts';
import { annotationOf } from './catalogue.ts';
import { isEnabled, problemOf } from './check-value.ts';
import { anyText } from './value-type.ts';

export interface Replaced {
  /** What is written now, as `key: value` or `field: value`. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Undefined where the value cannot be carried over, or where the replacement stands there already. */
export function replaceAnnotation(
  text: string,
  resource: Resource,
  carrier: Carrier,
  { key, value }: Carried,
  replacement: Replacement,
): Replaced | undefined {
  if ('field' in replacement) return replaceByField(text, resource, carrier, key.value, value.value, replacement);
  // A fixed value takes the place of a flag that was on; one that was off wanted nothing.
  if (replacement.value !== undefined && !isEnabled(anyText, value.value)) return undefined;
  const written = replacement.value ?? value.value;
  const row = annotationOf(replacement.annotation)?.annotation;
  if (carrier.map.get(replacement.annotation) !== undefined || (row && problemOf(row.value, written))) return undefined;
  const edits = replacement.value
    ? replaceField(text, carrier.map, key.value, replacement.annotation, written)
    : renameField(text, carrier.map, key.value, replacement.annotation);
  return edits && { title: replacement.annotation, edits };
}

/** Takes an annotation away, and its map with the last one. */
export function dropAnnotation(text: string, resource: Resource, carrier: Carrier, key: string): Edit[] | undefined {
  const isOwn = carrier.map === resource.annotations;
  return isOwn ? removeAnnotation(text, resource, key) : removeField(text, carrier.map, key);
}

function replaceByField(
  text: string,
  resource: Resource,
  carrier: Carrier,
  key: string,
  value: string,
  { field, value: fixed }: Extract<Replacement, { readonly field: string }>,
): Replaced | undefined {
  if (carrier.map !== resource.annotations || carrier.view.field(field).length > 0) return undefined;
  const isList = field === 'spec.loadBalancerSourceRanges';
  if (fixed === undefined ? !isList : !isEnabled(anyText, value)) return undefined;
  const list = value.split(',').map((item) => item.trim());
  const removed = dropAnnotation(text, resource, carrier, key);
  const added = setPath(text, resource.node, field.split('.'), isList ? list : fixed === 'true' ? true : fixed!);
  return removed && added && { title: field, edits: [...removed, ...added] };
}
