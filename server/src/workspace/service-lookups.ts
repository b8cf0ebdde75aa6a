/** Questions about Services that only few rules ask: what is written for one, and which ones carry labels. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import { labelsOf, matches, type Selector } from '../kubernetes/labels.ts';
import type { Matches } from './lookup.ts';
import { keys, leadingPair } from './postings.ts';
import type { View } from './view.ts';

/** Stands for every namespace at once. */
export const anywhere = Symbol('anywhere');

/** The Endpoints and EndpointSlices that are written for a Service of the looking resource's namespace. */
export function endpointsOf(
  view: View,
  service: string,
): Matches<DeployedOf<'Endpoints'> | DeployedOf<'EndpointSlice'>> {
  const filed = view.filed(keys.endpoints(service)) as (DeployedOf<'Endpoints'> | DeployedOf<'EndpointSlice'>)[];
  return view.divide(filed, view.namespace);
}

/**
 * The Services whose own labels a selector selects, in a namespace, or with `anywhere` in all of the bundle.
 * Undefined when the selector names no label that they must carry, so that no list holds them.
 */
export function servicesLabelled(
  view: View,
  selector: Selector,
  namespace: string | undefined | typeof anywhere,
): Matches<DeployedOf<'Service'>> | undefined {
  const pair = leadingPair(selector);
  if (!pair) return undefined;
  const filed = view.filed(keys.labelledService(pair[0], pair[1])) as DeployedOf<'Service'>[];
  const selected = filed.filter(({ resource }) => matches(selector, labelsOf(resource.labels)));
  return namespace === anywhere ? { found: selected, possible: [] } : view.divide(selected, namespace);
}
