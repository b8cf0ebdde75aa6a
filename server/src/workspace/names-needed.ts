/** Whether what an egress rule allows is usually reached by name, so that pods need DNS for it. */

import { parseCidr } from '../kubernetes/formats.ts';
import type { PolicyPeer, PolicyPort, PolicyRule } from '../kubernetes/kinds/network-policy.ts';
import { podsOfPeer } from './policy-peers.ts';
import { servicesFor } from './services-for.ts';
import type { View } from './view.ts';

/**
 * `yes`: pods behind a Service of the bundle, or the Internet at large. `no`: nothing but the API server, which clients
 * find through an environment variable. `unknown`: single addresses, and pods that the bundle does not show.
 */
export function needsNames(view: View, rules: readonly PolicyRule[]): 'yes' | 'no' | 'unknown' {
  if (rules.some((rule) => rule.peers.length === 0 || rule.peers.some((peer) => isNamed(view, peer)))) return 'yes';
  const isApiServer = rules.every(({ ports }) => ports.length > 0 && ports.every(isApiServerPort));
  return isApiServer ? 'no' : 'unknown';
}

function isNamed(view: View, peer: PolicyPeer): boolean {
  if (peer.ipBlock) {
    const block = parseCidr(peer.ipBlock.cidr?.value ?? '');
    return block !== undefined && block.prefix <= 8;
  }
  return podsOfPeer(view, peer).found.some((one) => servicesFor(view, one).length > 0);
}

function isApiServerPort({ port, endPort }: PolicyPort): boolean {
  return port?.value === 6443 && !endPort;
}
