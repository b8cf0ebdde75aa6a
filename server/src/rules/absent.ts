/** What rules about missing objects share: how an absence shows in severity, words and related places. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { nameAt, titleOf } from '../kubernetes/resource.ts';
import { someOf } from '../text/words.ts';
import type { Absence } from '../workspace/lookup.ts';
import type { Related, Severity } from './finding.ts';

/** The part of the evidence that an absence decides. */
export interface Softened {
  readonly severity?: Severity;
  readonly related: readonly Related[];
  /** Where it was found instead, as the end of a sentence; empty when it was found nowhere. */
  readonly elsewhere: string;
}

/**
 * How to report an absence: as the rule declares when it is certain; as information when the object stands elsewhere
 * in the workspace; not at all when it may come from outside.
 */
export function soften(absence: Absence): Softened | undefined {
  if (absence.strength === 'unknown') return undefined;
  if (absence.strength === 'certain') return { related: [], elsewhere: '' };
  const related = absence.at.slice(0, 5).map(({ resource }) => {
    return { file: resource.file, at: nameAt(resource), message: `${titleOf(resource)} stands here.` };
  });
  return { severity: 'information', related, elsewhere: someOf(placesOf(absence.at), 2) };
}

/** Each namespace with the files in which the objects stand; without a namespace they are told apart by bundle alone. */
function placesOf(all: readonly Deployed[]): string[] {
  const files = new Map<string, Set<string>>();
  for (const { resource, namespace } of all) {
    const place = namespace === undefined ? 'another bundle' : `namespace ${namespace}`;
    const known = files.get(place);
    if (known) known.add(resource.file);
    else files.set(place, new Set([resource.file]));
  }
  return [...files].map(([place, paths]) => `${place} (${someOf([...paths], 2)})`);
}

/** Whether the very object stands, or may land, in another bundle: parts of one namespace may well be deployed apart. */
export function isDeployedApart(absence: Absence, namespace: string | undefined): boolean {
  if (namespace === undefined || absence.strength !== 'elsewhere') return false;
  return absence.at.some((one) => one.namespace === undefined || one.namespace === namespace);
}
