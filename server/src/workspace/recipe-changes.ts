/** What a kustomization may still do to an object before it reaches the cluster. */

import type { View } from './view.ts';

/** Whether patches or added labels may bring a selector that the looking object lacks. */
export function mayGainSelector({ bundle, self }: View): boolean {
  if (bundle.origin !== 'kustomization') return false;
  return bundle.isOpen || (bundle.contribution(self.resource.file)?.labelled ?? false);
}

/** Whether patches may bring a field that it lacks. */
export function mayGainFields({ bundle }: View): boolean {
  return bundle.origin === 'kustomization' && bundle.isOpen;
}

/**
 * Whether words such as `yes` and `off` reach the cluster as text: they are booleans in the YAML of the API server, and
 * strings in that of kustomize, which writes them out in quotes.
 */
export function keepsWordsAsText({ bundle }: View): boolean {
  return bundle.origin === 'kustomization';
}

/** Whether it may get another name, by patches, or because a namespace that is set renames Namespaces to it. */
export function mayBeRenamed({ bundle, self, namespace }: View): boolean {
  if (bundle.origin !== 'kustomization') return false;
  return bundle.isOpen || (self.resource.type === 'Namespace' && namespace !== undefined);
}
