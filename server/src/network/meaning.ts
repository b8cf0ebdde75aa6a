/** Whether two readings mean the same, wherever they stand in a file: what a comparison of two states goes by. */

import type { Clause, Peer, Policy, PortTerm } from './clause.ts';
import type { Labelled } from './label-index.ts';
import type { NamespaceFacts } from './looks.ts';
import { titleOfPolicy } from './missing.ts';
import { declaredPorts, type Pod } from './pod.ts';

const policyMeanings = new WeakMap<Policy, string>();
const namespaceMeanings = new WeakMap<NamespaceFacts, string>();
const podMeanings = new WeakMap<Pod, string>();

/** Equal for policies of one name that say the same. What a policy that is not evaluated says beyond whom it selects is unknown anyway. */
export function meaningOfPolicy(policy: Policy): string {
  let meaning = policyMeanings.get(policy);
  if (meaning === undefined) {
    const { tier, priority, subject, directions, clauses, opaque } = policy;
    const says = [tier, priority, subject.key, [...directions].sort(), opaque, clauses.map(meaningOfClause)];
    meaning = `${titleOfPolicy(policy)} ${JSON.stringify(says)}`;
    policyMeanings.set(policy, meaning);
  }
  return meaning;
}

/** Equal for pods that no policy could ever tell apart. */
export function meaningOfPod(pod: Pod): string {
  let meaning = podMeanings.get(pod);
  if (meaning === undefined) {
    meaning = JSON.stringify([pod.hostNetwork, spellLabels(pod), [...pod.portNames], declaredPorts(pod).key]);
    podMeanings.set(pod, meaning);
  }
  return meaning;
}

export function meaningOfNamespace(namespace: NamespaceFacts): string {
  let meaning = namespaceMeanings.get(namespace);
  if (meaning === undefined) {
    meaning = JSON.stringify([namespace.open, spellLabels(namespace)]);
    namespaceMeanings.set(namespace, meaning);
  }
  return meaning;
}

function spellLabels({ labels, unknownValues }: Labelled): unknown[] {
  return [[...labels].sort(([a], [b]) => (a < b ? -1 : 1)), [...unknownValues.keys()].sort()];
}

function meaningOfClause({ direction, effect, peers, ports }: Clause): unknown[] {
  return [direction, effect, peers.map(meaningOfPeer), ports.map(meaningOfPort)];
}

function meaningOfPeer(peer: Peer): unknown[] {
  switch (peer.kind) {
    case 'pods':
      return [peer.kind, peer.term.key];
    case 'addresses':
      return [peer.kind, peer.addresses.certain.key, peer.addresses.possible.key, peer.coversPods];
    case 'domain-names':
      return [peer.kind, ...peer.names];
    case 'everyone':
    case 'nodes':
    case 'nobody':
      return [peer.kind];
  }
}

function meaningOfPort(term: PortTerm): unknown[] {
  return term.kind === 'name'
    ? [term.kind, term.name, term.protocol]
    : [term.kind, term.ports.certain.key, term.ports.possible.key];
}
