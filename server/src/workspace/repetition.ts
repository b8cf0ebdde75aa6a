/** Second definitions of one object: which of them can only be a mistake, and which are alternatives to each other. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { isSameObject } from './manifest-file.ts';
import type { View } from './view.ts';

/**
 * An earlier definition of the looking object. `file`: both stand in one file, where each is applied and the last one
 * wins. `recipe`: one kustomization builds both, which it refuses. `copy`: another file of the same deployment says the
 * same, where hardly anything else is said twice.
 */
export interface Repetition {
  readonly of: Deployed;
  readonly by: 'file' | 'recipe' | 'copy';
}

/**
 * The definitions that stand before the looking one and make it a mistake. Files that define the same object in
 * different words, or share several objects, are alternatives: variants, steps of a course, one file that holds it all.
 */
export function repetitionsOf(view: View): Repetition[] {
  const twins = view.twins();
  if (twins.length < 2) return [];
  const repetitions: Repetition[] = [];
  for (const other of twins) {
    if (other === view.self || !isBefore(other, view.self)) continue;
    const by = relationTo(view, other);
    if (by) repetitions.push({ of: other, by });
  }
  return repetitions.sort((a, b) => (isBefore(a.of, b.of) ? -1 : 1));
}

function relationTo(view: View, other: Deployed): Repetition['by'] | undefined {
  const { bundle, self } = view;
  const own = bundle.contribution(self.resource.file);
  const theirs = bundle.contribution(other.resource.file);
  if (!own || !theirs || theirs.context) return undefined;
  if (bundle.origin === 'kustomization') return own.verbatim && theirs.verbatim ? 'recipe' : undefined;
  if (own === theirs) return 'file';
  if (bundle.origin === 'chart' || !bundle.repeatsRarely || self.resource.type === 'Namespace') return undefined;
  return isSameObject(self.resource, other.resource) && sharedIdentities(view, other.resource.file) === 1
    ? 'copy'
    : undefined;
}

/** How many objects the looking file and another one both define. */
function sharedIdentities(view: View, file: string): number {
  const shared = view.fileIdentities().filter((identity) => {
    return view.definitions(identity).some(({ resource }) => resource.file === file);
  });
  return new Set(shared).size;
}

/** The order of reading: folder by folder and file by file by their names without extension, then down the text. */
function isBefore(a: Deployed, b: Deployed): boolean {
  if (a.resource.file === b.resource.file) return a.resource.node.start < b.resource.node.start;
  const left = wordsOf(a.resource.file);
  const right = wordsOf(b.resource.file);
  const differs = left.findIndex((word, index) => word !== right[index]);
  if (differs < 0)
    return left.length < right.length || (left.length === right.length && a.resource.file < b.resource.file);
  return differs >= right.length ? false : left[differs]! < right[differs]!;
}

function wordsOf(path: string): string[] {
  return path.replace(/\.[^./]*$/, '').split('/');
}
