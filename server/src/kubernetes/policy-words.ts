/** How rules speak of the parts of a NetworkPolicy: field names by direction, and peers and ports in plain words. */

import { parseCidr } from './formats.ts';
import type { Direction, PolicyPeer, PolicyPort } from './kinds/network-policy.ts';
import { protocolOf } from './kinds/service.ts';
import { selectorOf, selectorText } from './labels.ts';

/** The names that the API gives a direction. */
export interface DirectionWords {
  /** The list of rules. */
  readonly rules: 'ingress' | 'egress';
  /** The list of peers in a rule. */
  readonly peers: 'from' | 'to';
  /** The policy type. */
  readonly type: 'Ingress' | 'Egress';
}

export const directionWords: Readonly<Record<Direction, DirectionWords>> = {
  inbound: { rules: 'ingress', peers: 'from', type: 'Ingress' },
  outbound: { rules: 'egress', peers: 'to', type: 'Egress' },
};

/** A peer as people say it: `pods with app=web in namespaces with team=shop`, `every pod of the namespace`, `10.0.0.0/8`. */
export function peerTitle({ podSelector, namespaceSelector, ipBlock }: PolicyPeer): string {
  if (ipBlock) return ipBlock.cidr?.value ?? 'a block without addresses';
  const pods = podSelector ? selectorOf(podSelector) : undefined;
  const hasLabels = pods !== undefined && pods.requirements.length > 0;
  const who = hasLabels ? `pods with ${selectorText(pods)}` : 'every pod';
  if (!namespaceSelector) return hasLabels ? who : `${who} of the namespace`;
  const namespaces = selectorOf(namespaceSelector);
  if (namespaces.requirements.length === 0) return hasLabels ? `${who} in any namespace` : `${who} of every namespace`;
  return `${who} in namespaces with ${selectorText(namespaces)}`;
}

/** A port entry as people say it: `port 80`, `port 53/UDP`, `ports 8000-8080`, `port http`, `all UDP ports`. */
export function policyPortTitle(entry: PolicyPort): string {
  const protocol = protocolOf(entry);
  const suffix = protocol === 'TCP' ? '' : `/${protocol}`;
  const { port, endPort } = entry;
  if (port === undefined) return `all ${protocol} ports`;
  if (endPort)
    return Number.isNaN(endPort.value)
      ? `ports from ${port.value}${suffix}`
      : `ports ${port.value}-${endPort.value}${suffix}`;
  return `port ${port.value}${suffix}`;
}

/** Whether a block holds every address of its family. */
export function isEveryAddress(cidr: string): boolean {
  return parseCidr(cidr)?.prefix === 0;
}
