/**
 * What may be written at a cursor: names, ports, labels, annotations and ranges that only the bundle knows. Names of
 * fields are not here: they are a schema's to propose.
 */

import type { ClusterProfile } from '../../cluster/profile.ts';
import type { Range } from '../../text/range.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { proposeAnnotationValues } from './annotation-values.ts';
import { annotationAt, proposeAnnotations } from './annotations.ts';
import { proposalsAt } from './fields.ts';
import type { Proposal } from './proposal.ts';
import { type Site, siteAt } from './site.ts';
import { type Completion, type Part, writeProposals } from './written.ts';

export interface Completions {
  /** What each of them replaces: the word around the cursor, or the part of it that is meant. */
  readonly at: Range;
  readonly items: readonly Completion[];
}

export interface CompletionOptions {
  readonly profile: ClusterProfile | undefined;
  /** Whether the editor understands snippets. */
  readonly withSnippets: boolean;
  /** Whether a space asked: then only values are proposed, or each step of an indentation would open a list. */
  readonly onSpace: boolean;
}

export function completionsAt(
  snapshot: Snapshot,
  file: string,
  offset: number,
  { profile, withSnippets, onSpace }: CompletionOptions,
): Completions | undefined {
  const site = siteAt(snapshot, file, offset, profile);
  if (!site || (onSpace && isKeyPlace(site))) return undefined;
  const { proposals, part } = proposed(site);
  if (proposals.length === 0) return undefined;
  return { at: part?.at ?? site.place.at, items: writeProposals(site, proposals, withSnippets, part) };
}

function proposed(site: Site): { readonly proposals: readonly Proposal[]; readonly part?: Part | undefined } {
  if (isKeyPlace(site)) {
    const annotations = proposeAnnotations(site);
    if (annotations) return { proposals: annotations };
  } else {
    const annotation = annotationAt(site);
    if (annotation) return proposeAnnotationValues(site, annotation);
  }
  return { proposals: proposalsAt(site, isKeyPlace(site)) };
}

/** Behind a dash a mapping may begin as well as a value; what lists hold of mappings is a schema's. */
function isKeyPlace({ place }: Site): boolean {
  return place.expects === 'key' && !place.inItem;
}
