/** Values of annotations by which somebody breaks into the configuration of ingress-nginx. */

import { injectionIn } from '../injection.ts';
import type { Annotation } from './annotation.ts';
import { problemOf } from './check-value.ts';

/**
 * What in a value reads as configuration, as a phrase. Snippets are configuration by design, and a list with another
 * separator is only a list with another separator.
 */
export function injectionBy(row: Annotation, value: string): string | undefined {
  if (row.controller !== 'ingress-nginx' || row.removed || row.risk?.level === 'critical') return undefined;
  const found = injectionIn(value);
  return found && problemOf(row.value, value)?.fault !== 'wrong-separator' ? found : undefined;
}
