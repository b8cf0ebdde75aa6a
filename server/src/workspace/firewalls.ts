/** The web application firewall policies of Application Gateway for Containers, and what they are for. */

import type { Gateway } from '../kubernetes/kinds/gateway.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { stringOf } from '../manifest/located.ts';
import { nodesAt } from '../manifest/node-path.ts';
import type { View } from './view.ts';

const group = 'alb.networking.azure.io';
const kind = 'WebApplicationFirewallPolicy';

export function isFirewallPolicy(resource: Resource): boolean {
  return resource.group === group && resource.kind === kind;
}

/** Whether a policy in view may be for the Gateway: it names it, or any route, which may hang on it. */
export function mayBeProtected(view: View, gateway: Gateway): boolean {
  return view.ofKind(group, kind).some(({ resource }) => {
    const [target] = nodesAt(resource.node, 'spec.targetRef.kind').map(stringOf);
    const [name] = nodesAt(resource.node, 'spec.targetRef.name').map(stringOf);
    return target !== 'Gateway' || name === gateway.name;
  });
}
