/** What a question across objects gets back: what was found, what may be meant, and what it means that nothing was. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Resource } from '../kubernetes/resource.ts';

/**
 * The answer to "is there such an object". `found` holds those that are certainly meant. `possible` holds those that
 * may be meant: the namespace of one side is left to whoever applies it, or they stand in a rival file.
 */
export interface Matches<D extends Deployed = Deployed> {
  readonly found: readonly D[];
  readonly possible: readonly D[];
}

/**
 * What it means that nothing was found. `certain`: nothing in the bundle could bring it. `elsewhere`: the workspace
 * has it, but not here. `unknown`: it could come from outside.
 */
export type Absence =
  | { readonly strength: 'certain' }
  | { readonly strength: 'elsewhere'; readonly at: readonly Deployed[] }
  | { readonly strength: 'unknown' };

/** One resource stands in several bundles; each place is named once. */
export function distinct(all: readonly Deployed[]): Deployed[] {
  const seen = new Set<Resource>();
  return all.filter(({ resource }) => !seen.has(resource) && seen.add(resource));
}
