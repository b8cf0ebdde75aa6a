/** How the bearer of annotations is spoken of. */

import type { Located, Range } from '../../text/range.ts';
import { countOf } from '../../text/words.ts';
import { type Resource, titleOf } from '../resource.ts';
import type { Carrier } from './carried.ts';

/** `Ingress shop`, or for the template of a workload `the pod template of Deployment web`. */
export function carrierTitle(resource: Resource, carrier: Carrier): string {
  const isTemplate = carrier.kind === 'Pod' && resource.kind !== 'Pod';
  return isTemplate ? `the pod template of ${titleOf(resource)}` : titleOf(resource);
}

/** The same at the beginning of a sentence. */
export function carrierTitleFirst(resource: Resource, carrier: Carrier): string {
  const title = carrierTitle(resource, carrier);
  return `${title[0]!.toUpperCase()}${title.slice(1)}`;
}

/** The annotations that one cause concerns: `the annotation a`, `the annotation a and 2 others`. */
export function keysTitle(keys: readonly Located<string>[]): string {
  const [first, ...others] = keys;
  const more = others.length === 0 ? '' : ` and ${countOf(others.length, 'other')}`;
  return `the annotation ${first!.value}${more}`;
}

/** The places of all but the first, for findings that are made at the first. */
export function otherPlaces(
  file: string,
  keys: readonly Located<string>[],
): { file: string; at: Range; message: string }[] {
  return keys.slice(1).map(({ at, value }) => ({ file, at, message: `The same holds for ${value}.` }));
}
