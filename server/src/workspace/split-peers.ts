/**
 * Tells when two neighbouring peers of a NetworkPolicy rule were probably meant as one: a namespace selector and a pod
 * selector in one list item must both hold, in two items either is enough (kubernetes#50451).
 */

import type { PolicyPeer } from '../kubernetes/kinds/network-policy.ts';
import { type Selector, selectorOf } from '../kubernetes/labels.ts';
import type { ListOf } from '../kubernetes/shape.ts';
import { podsOfPeer, selectsNamespace } from './policy-peers.ts';
import type { View } from './view.ts';

export interface SplitPeer {
  readonly first: PolicyPeer;
  readonly second: PolicyPeer;
  readonly namespaces: Selector;
  readonly pods: Selector;
  /** `seen`: the bundle has pods that both selectors mean. `named`: only the labels speak for it. */
  readonly evidence: 'seen' | 'named';
}

/** The pairs of neighbours in a list of peers of which the bundle shows that one peer was meant. */
export function splitPeers(view: View, peers: ListOf<PolicyPeer>): SplitPeer[] {
  const found: SplitPeer[] = [];
  for (let index = 0; index + 1 < peers.items.length; index++) {
    const split = splitAt(view, peers.items[index]!, peers.items[index + 1]!);
    if (!split) continue;
    found.push(split);
    index++;
  }
  return found;
}

function splitAt(view: View, first: PolicyPeer, second: PolicyPeer): SplitPeer | undefined {
  const namespaceItem = [first, second].find(({ namespaceSelector, podSelector }) => namespaceSelector && !podSelector);
  const podItem = [first, second].find(({ namespaceSelector, podSelector }) => podSelector && !namespaceSelector);
  if (!namespaceItem?.namespaceSelector || !podItem?.podSelector || namespaceItem.ipBlock || podItem.ipBlock) return;
  const namespaces = selectorOf(namespaceItem.namespaceSelector);
  const pods = selectorOf(podItem.podSelector);
  // An empty selector means everybody, which nobody writes to be more precise.
  if (namespaces.requirements.length === 0 || pods.requirements.length === 0) return;
  const own = view.podsOf(pods);
  if (own.found.length + own.possible.length > 0 || selectsNamespace(view, namespaces, view.namespace) === 'yes')
    return;
  const joined = { ...podItem, namespaceSelector: namespaceItem.namespaceSelector };
  const evidence = podsOfPeer(view, joined).found.length > 0 ? 'seen' : isNamed(namespaces, pods) ? 'named' : undefined;
  return evidence && { first, second, namespaces, pods, evidence };
}

/** Whether the labels of the pods point at the namespaces: the cluster's DNS, or a name that both have in common. */
function isNamed(namespaces: Selector, pods: Selector): boolean {
  const places = valuesOf(namespaces);
  return valuesOf(pods).some((value) => {
    return places.includes(value) || (places.includes('kube-system') && systemPods.has(value));
  });
}

function valuesOf({ requirements }: Selector): string[] {
  return requirements.flatMap(({ operator, values }) => (operator === 'In' ? values : []));
}

const systemPods: ReadonlySet<string> = new Set(['kube-dns', 'coredns', 'node-local-dns', 'metrics-server']);
