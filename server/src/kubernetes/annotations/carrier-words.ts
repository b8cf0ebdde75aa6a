/** How the bearer of annotations is spoken of. */

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
