/** Whether routes of the Gateway API serve an Ingress's hosts already: then a move away from it is under way. */

import { coversHost } from '../kubernetes/hosts.ts';
import { hostsOf, type Ingress } from '../kubernetes/kinds/ingress.ts';
import type { View } from './view.ts';

/** An HTTPRoute of the same namespace for one of its hosts, or for any host where the Ingress names none. */
export function hasRouteBeside(ingress: Ingress, view: View): boolean {
  const hosts = hostsOf(ingress);
  return view.inNamespace('HTTPRoute').some(({ resource: { spec } }) => {
    const names = spec?.hostnames?.items ?? [];
    if (hosts.length === 0 || names.length === 0) return hosts.length === names.length;
    return names.some(({ value }) => hosts.some((host) => coversHost(value, host)));
  });
}
