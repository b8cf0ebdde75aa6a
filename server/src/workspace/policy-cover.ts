/** When one rule of a NetworkPolicy allows everything that another allows: what is only certain counts. */

import { parseCidr } from '../kubernetes/formats.ts';
import type { PolicyPeer, PolicyPort, PolicyRule } from '../kubernetes/kinds/network-policy.ts';
import { peerListOf } from '../kubernetes/kinds/network-policy-parts.ts';
import { protocolOf } from '../kubernetes/kinds/service.ts';
import { everything, type Selector, selectorOf } from '../kubernetes/labels.ts';
import { isWithin } from '../kubernetes/selector-logic.ts';
import { isPlaceholder, type ListOf } from '../kubernetes/shape.ts';
import { AddressSet } from '../network/sets/address-set.ts';
import { selectsNamespace } from './policy-peers.ts';
import type { View } from './view.ts';

/** Whether everything that `narrow` allows is allowed by `wide` as well, both being of one direction. */
export function coversRule(view: View, wide: PolicyRule, narrow: PolicyRule): boolean {
  return coversPorts(wide, narrow) && coversPeers(view, wide, narrow);
}

/** Whether the ports of one rule include those of another. No ports mean all. */
export function coversPorts(wide: PolicyRule, narrow: PolicyRule): boolean {
  if (isBroken(wide.written.ports) || isBroken(narrow.written.ports)) return false;
  if (wide.ports.length === 0) return true;
  return narrow.ports.length > 0 && narrow.ports.every((port) => wide.ports.some((each) => coversPort(each, port)));
}

/** Whether one port entry includes another. */
export function coversPort(wide: PolicyPort, narrow: PolicyPort): boolean {
  if (protocolOf(wide) !== protocolOf(narrow)) return false;
  if (wide.port === undefined) return wide.endPort === undefined;
  const [from, first] = [wide.port.value, narrow.port?.value];
  if (typeof from === 'string' || typeof first === 'string') return from === first && !isPlaceholder(String(from));
  if (first === undefined) return false;
  // A placeholder reads as NaN, which compares with nothing.
  return from <= first && (narrow.endPort?.value ?? first) <= (wide.endPort?.value ?? from);
}

function coversPeers(view: View, wide: PolicyRule, narrow: PolicyRule): boolean {
  if (isBroken(peerListOf(wide)) || isBroken(peerListOf(narrow))) return false;
  if (wide.peers.length === 0) return true;
  return (
    narrow.peers.length > 0 && narrow.peers.every((peer) => wide.peers.some((each) => coversPeer(view, each, peer)))
  );
}

/** Whether one peer includes another. */
export function coversPeer(view: View, wide: PolicyPeer, narrow: PolicyPeer): boolean {
  if (wide.ipBlock || narrow.ipBlock) {
    const [outer, inner] = [addressesOf(wide), addressesOf(narrow)];
    return outer !== undefined && inner !== undefined && !inner.isEmpty && outer.contains(inner);
  }
  if (!isFilled(wide) || !isFilled(narrow) || hasPlaceholder(wide) || hasPlaceholder(narrow)) return false;
  const pods = (peer: PolicyPeer): Selector => (peer.podSelector ? selectorOf(peer.podSelector) : everything);
  return isWithin(pods(narrow), pods(wide)) && coversNamespaces(view, wide, narrow);
}

/** The addresses of a peer that is a block and nothing else. */
export function addressesOf({ ipBlock, podSelector, namespaceSelector }: PolicyPeer): AddressSet | undefined {
  const block = ipBlock && !podSelector && !namespaceSelector ? parseCidr(ipBlock.cidr?.value ?? '') : undefined;
  const except = ipBlock?.except?.items.map(({ value }) => parseCidr(value)) ?? [];
  if (!block || except.includes(undefined)) return undefined;
  return AddressSet.ofBlockExcept(
    block,
    except.filter((each) => each !== undefined),
  );
}

function coversNamespaces(view: View, wide: PolicyPeer, narrow: PolicyPeer): boolean {
  // Without a selector both mean the policy's own namespace.
  if (!wide.namespaceSelector) return !narrow.namespaceSelector;
  const namespaces = selectorOf(wide.namespaceSelector);
  if (!narrow.namespaceSelector) return selectsNamespace(view, namespaces, view.namespace) === 'yes';
  return isWithin(selectorOf(narrow.namespaceSelector), namespaces);
}

function isFilled({ podSelector, namespaceSelector }: PolicyPeer): boolean {
  return podSelector !== undefined || namespaceSelector !== undefined;
}

function hasPlaceholder({ podSelector, namespaceSelector }: PolicyPeer): boolean {
  return [podSelector, namespaceSelector].some((written) => {
    const requirements = written ? selectorOf(written).requirements : [];
    return requirements.some(({ key, values }) => [key, ...values].some(isPlaceholder));
  });
}

/** Whether a list has items that could not be read: then nothing is certain about it. */
function isBroken(list: ListOf<unknown> | undefined): boolean {
  return list?.node.kind === 'list' && list.items.length < list.node.items.length;
}
