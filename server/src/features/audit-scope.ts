/** What an audit is about: everything, what lies below a path, or one bundle. */

import type { Bundle } from '../workspace/bundle.ts';
import { compareText } from '../workspace/bundle.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export type Scope =
  | { readonly kind: 'everything' }
  /** A file, or a folder with all below it. */
  | { readonly kind: 'below'; readonly path: string }
  | { readonly kind: 'bundle'; readonly id: string };

/** Tells whether a file is part of a scope. A bundle covers the files whose own findings are made in it. */
export function coverageOf(snapshot: Snapshot, scope: Scope): (path: string) => boolean {
  switch (scope.kind) {
    case 'everything':
      return () => true;
    case 'below':
      return (path) => path === scope.path || path.startsWith(`${scope.path}/`);
    case 'bundle': {
      const bundle = snapshot.bundles.get(scope.id);
      return (path) => bundle?.contribution(path)?.context === false;
    }
  }
}

/** The bundles that a scope touches and in which something runs, in the order of their names. */
export function bundlesWithin(snapshot: Snapshot, scope: Scope): Bundle[] {
  const covers = coverageOf(snapshot, scope);
  const isTouched = (bundle: Bundle): boolean =>
    scope.kind === 'bundle'
      ? bundle.id === scope.id
      : bundle.contributions().some(({ file, context }) => !context && covers(file.path));
  const bundles = [...snapshot.bundles.values()].filter((bundle) => bundle.hasWorkloads && isTouched(bundle));
  return bundles.sort((a, b) => compareText(a.id, b.id));
}

/** A bundle's name for people: the folder at the root has none of its own. */
export function titleOf({ id }: Pick<Bundle, 'id'>): string {
  return id === '' || id.endsWith(':') ? `${id}.` : id;
}
