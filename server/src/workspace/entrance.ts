/** Whether a peer of a policy may mean the pods of whatever serves Ingresses and Gateways; doubt counts as yes. */

import type { PolicyPeer, PolicyPort, PolicyRule } from '../kubernetes/kinds/network-policy.ts';
import { peerListOf } from '../kubernetes/kinds/network-policy-parts.ts';
import { protocolOf } from '../kubernetes/kinds/service.ts';
import { findNamedPort, type Workload } from '../kubernetes/kinds/workload.ts';
import { selectorOf } from '../kubernetes/labels.ts';
import { servesIngress } from '../network/controller.ts';
import { namesIn, podsOfPeer } from './policy-peers.ts';
import type { View } from './view.ts';
import type { WayIn } from './ways-in.ts';

/** Whether an ingress rule for the pod of a way in may let the controller through. */
export function mayAdmitController(view: View, rule: PolicyRule, way: WayIn): boolean {
  if (rule.ports.length > 0 && !rule.ports.some((entry) => mayMeanPort(entry, way))) return false;
  const list = peerListOf(rule);
  if (rule.peers.length === 0) return !(list?.node.kind === 'list' && list.node.items.length > 0);
  return rule.peers.some((peer) => mayBeController(view, peer));
}

/** Whether an ingress rule for the pod may let addresses outside of the cluster through: by a block, or by naming nobody. */
export function mayAdmitOutside(rule: PolicyRule, way: Pick<WayIn, 'pod' | 'protocol' | 'port'>): boolean {
  if (rule.ports.length > 0 && !rule.ports.some((entry) => mayMeanPort(entry, way))) return false;
  if (rule.peers.length > 0) return rule.peers.some(({ ipBlock }) => ipBlock !== undefined);
  const list = peerListOf(rule);
  return !(list?.node.kind === 'list' && list.node.items.length > 0);
}

function mayMeanPort(entry: PolicyPort, { pod, protocol, port }: Pick<WayIn, 'pod' | 'protocol' | 'port'>): boolean {
  if (protocolOf(entry) !== protocol) return false;
  const first = entry.port?.value;
  if (first === undefined) return true;
  if (typeof first === 'string') {
    const named = findNamedPort(pod.resource, first, protocol)?.containerPort?.value;
    return named === undefined ? false : Number.isNaN(named) || named === port;
  }
  const last = entry.endPort?.value ?? first;
  return !(port < first || last < port);
}

function mayBeController(view: View, peer: PolicyPeer): boolean {
  // Controllers on the host network, and those outside of the cluster, come from addresses.
  if (peer.ipBlock) return true;
  if (!peer.podSelector && !peer.namespaceSelector) return false;
  const { found, possible } = podsInView(view, peer);
  const seen = [...found, ...possible];
  return seen.length === 0
    ? peer.namespaceSelector !== undefined
    : seen.some(({ resource }) => looksLikeEntrance(resource));
}

/** The pods that a peer means, as far as it says so by labels or by the names of namespaces. */
function podsInView(view: View, peer: PolicyPeer): ReturnType<typeof podsOfPeer> {
  const isBroad = peer.namespaceSelector !== undefined && !peer.podSelector;
  if (isBroad && !namesIn(selectorOf(peer.namespaceSelector!))) return { found: [], possible: [], open: true };
  return podsOfPeer(view, peer);
}

/** By image, and by any word of the manifest that speaks of ways in: a wrong guess only keeps us silent. */
function looksLikeEntrance(workload: Workload): boolean {
  if (servesIngress(workload)) return true;
  const images = workload.podSpec?.containers?.items.flatMap(({ image }) => image?.value ?? []) ?? [];
  const values = workload.podLabels?.entries.map(({ value }) => value.value) ?? [];
  return [workload.name, ...images, ...values].some((word) => words.test(word));
}

const words =
  /ingress|nginx|traefik|gateway|proxy|envoy|contour|kong|istio|router|ambassador|emissary|skipper|caddy|apisix|tyk|pomerium|tunnel|cloudflare|edge/i;
