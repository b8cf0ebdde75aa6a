/** Which workload alone stands behind a Service. */

import { type Service, serviceSelector } from '../kubernetes/kinds/service.ts';
import type { Workload } from '../kubernetes/kinds/workload.ts';
import { selectorAt } from '../kubernetes/pointing.ts';
import type { Range } from '../text/range.ts';
import type { View } from './view.ts';

/** The only workload that a Service selects, with the place of the selector; undefined if there may be others. */
export function soleWorkload(
  service: Service,
  view: View,
): { readonly workload: Workload; readonly at: Range } | undefined {
  const written = service.spec?.selector;
  const selector = serviceSelector(service);
  if (!selector || !written) return undefined;
  const { found, possible } = view.podsOf(selector);
  const [only] = found;
  if (!only || found.length > 1 || possible.length > 0) return undefined;
  return { workload: only.resource, at: selectorAt({ ...written, matchLabels: written }) };
}
