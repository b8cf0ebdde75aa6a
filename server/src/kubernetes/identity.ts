/** What tells one object of a cluster from every other. */

import type { ResourceBase } from './resource.ts';
import { isPlaceholder } from './shape.ts';

const prefix = 'i:';

/**
 * Group, kind, namespace and name of an object in one word, under which indexes file it as it stands; undefined when
 * its name is not fixed yet.
 */
export function identityOf(
  { group, kind, name, metadata }: Pick<ResourceBase, 'group' | 'kind' | 'name' | 'metadata'>,
  namespace: string | undefined,
): string | undefined {
  if (!metadata?.name || name === '' || isPlaceholder(name)) return undefined;
  return `${prefix}${group}/${kind}/${namespace ?? ''}/${name}`;
}

export function isIdentity(word: string): boolean {
  return word.startsWith(prefix);
}
