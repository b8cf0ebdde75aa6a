/** Whether the policies of one pod let another one through: the two ends of a connection must both allow it. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import {
  type Direction,
  directionsOf,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  policyRules,
} from '../kubernetes/kinds/network-policy.ts';
import { peerListOf } from '../kubernetes/kinds/network-policy-parts.ts';
import { protocolOf } from '../kubernetes/kinds/service.ts';
import { selectorOf } from '../kubernetes/labels.ts';
import { selectsPodsOf } from '../kubernetes/pod-labels.ts';
import { selectsNamespace } from './policy-peers.ts';
import type { View } from './view.ts';

/** What isolates a pod in one direction, and everything that is allowed there. */
export interface Isolation {
  readonly policies: readonly DeployedOf<'NetworkPolicy'>[];
  readonly rules: readonly PolicyRule[];
}

/** Undefined where no policy isolates the pods, or another one may take part that only possibly selects them. */
export function isolationOf(view: View, pod: DeployedOf<'Workload'>, direction: Direction): Isolation | undefined {
  const { found, possible } = view.policiesOf(pod.resource, pod.namespace);
  const policies = found.filter(({ resource }) => directionsOf(resource).has(direction));
  if (possible.length > 0 || policies.length === 0) return undefined;
  const rules = policies
    .flatMap(({ resource }) => policyRules(resource))
    .filter((rule) => rule.direction === direction);
  return { policies, rules };
}

/** Whether a rule may mean a pod as peer. `namespace` is that of the rule's policy; doubt counts as yes. */
export function mayMean(
  view: View,
  { peers, ...rule }: PolicyRule,
  namespace: string | undefined,
  pod: DeployedOf<'Workload'>,
): boolean {
  const list = peerListOf({ peers, ...rule });
  if (peers.length === 0) return !(list?.node.kind === 'list' && list.node.items.length > 0);
  return peers.some((peer) => peerMayMean(view, peer, namespace, pod));
}

function peerMayMean(
  view: View,
  { podSelector, namespaceSelector, ipBlock }: PolicyPeer,
  namespace: string | undefined,
  pod: DeployedOf<'Workload'>,
): boolean {
  // Whether blocks match pods is left open by the API.
  if (ipBlock) return true;
  if (!podSelector && !namespaceSelector) return false;
  if (podSelector && !selectsPodsOf(selectorOf(podSelector), pod.resource)) return false;
  if (!namespaceSelector) return pod.namespace === namespace || pod.namespace === undefined || namespace === undefined;
  return selectsNamespace(view, selectorOf(namespaceSelector), pod.namespace) !== 'no';
}

/** Whether two rules may have a port in common; doubt, as about names, counts as yes. */
export function portsMayMeet(a: readonly PolicyPort[], b: readonly PolicyPort[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  return a.some((one) => b.some((other) => mayMeet(one, other)));
}

function mayMeet(a: PolicyPort, b: PolicyPort): boolean {
  if (protocolOf(a) !== protocolOf(b)) return false;
  const [first, second] = [a.port?.value, b.port?.value];
  if (typeof first !== 'number' || typeof second !== 'number') return true;
  const [firstEnd, secondEnd] = [a.endPort?.value ?? first, b.endPort?.value ?? second];
  // A placeholder reads as NaN, which compares with nothing.
  return !(firstEnd < second || secondEnd < first);
}
