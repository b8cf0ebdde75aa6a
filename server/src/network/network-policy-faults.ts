/** What the API server refuses in a NetworkPolicy (pkg/apis/networking/validation), and port names that match nothing. */

import { contains, isPortName, isPortNumber, parseCidr } from '../kubernetes/formats.ts';
import {
  type NetworkPolicy,
  type PolicyPeer,
  type PolicyPort,
  type PolicyRule,
  policyRules,
} from '../kubernetes/kinds/network-policy.ts';
import type { WrittenSelector } from '../kubernetes/labels.ts';
import { onOneLine } from '../kubernetes/pointing.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { selectorProblems } from '../kubernetes/selector-problems.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import type { Located } from '../text/range.ts';
import { type Fault, fault } from './fault.ts';
import { protocolNamed } from './policy.ts';

export function networkPolicyFaults(policy: NetworkPolicy): Fault[] {
  const types = policy.spec?.policyTypes?.items ?? [];
  const excess = types[2];
  return [
    ...selectorFaults(policy, policy.spec?.podSelector),
    ...types
      .filter(({ value }) => value !== 'Ingress' && value !== 'Egress' && !isPlaceholder(value))
      .map(({ value, at }) => fault('policy-type-invalid', policy, at, value)),
    ...(excess ? [fault('too-many', policy, excess.at, types.length)] : []),
    ...policyRules(policy).flatMap((rule) => ruleFaults(policy, rule)),
  ];
}

/** The faults of a selector, as those of the object that holds it. */
export function selectorFaults(resource: Resource, selector: WrittenSelector | undefined): Fault[] {
  if (!selector) return [];
  return [
    ...selectorProblems(selector).map((problem) => fault('selector-invalid', resource, problem.at)),
    ...selectorTexts(selector)
      .filter(({ value }) => isPlaceholder(value))
      .map(({ value, at }) => fault('placeholder', resource, at, value)),
  ];
}

/** Every key and value that a selector is written with. */
function selectorTexts({ matchLabels, matchExpressions }: WrittenSelector): Located<string>[] {
  return [
    ...(matchLabels?.entries ?? []).flatMap(({ key, value }) => [key, value]),
    ...(matchExpressions?.items ?? []).flatMap(({ key, values }) => [...(key ? [key] : []), ...(values?.items ?? [])]),
  ];
}

function ruleFaults(policy: NetworkPolicy, rule: PolicyRule): Fault[] {
  return [
    ...rule.peers.flatMap((peer) => peerFaults(policy, peer)),
    ...rule.ports.flatMap((port) => [...portFaults(policy, port), ...deadName(policy, rule, port)]),
  ];
}

function peerFaults(policy: NetworkPolicy, peer: PolicyPeer): Fault[] {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  if (!podSelector && !namespaceSelector && !ipBlock) return [fault('peer-empty', policy, onOneLine(peer))];
  const mixed = ipBlock && (podSelector || namespaceSelector);
  return [
    ...(mixed ? [fault('peer-mixed', policy, onOneLine(ipBlock))] : []),
    ...selectorFaults(policy, podSelector),
    ...selectorFaults(policy, namespaceSelector),
    ...(ipBlock ? blockFaults(policy, ipBlock) : []),
  ];
}

function blockFaults(policy: NetworkPolicy, ipBlock: NonNullable<PolicyPeer['ipBlock']>): Fault[] {
  const { cidr } = ipBlock;
  if (!cidr) return [fault('block-invalid', policy, onOneLine(ipBlock))];
  const block = parseCidr(cidr.value);
  return [
    ...blockFault(policy, cidr),
    ...(ipBlock.except?.items ?? []).flatMap((item) => {
      const inner = parseCidr(item.value);
      if (!inner || !block) return blockFault(policy, item);
      // A strict part: contained, and with a longer prefix.
      if (contains(block, inner) && inner.prefix > block.prefix) return [];
      return [fault('except-outside', policy, item.at, item.value)];
    }),
  ];
}

/** A text that is no block, and that no later step will replace. */
export function blockFault(resource: Resource, text: Located<string>): Fault[] {
  if (isPlaceholder(text.value) || parseCidr(text.value)) return [];
  return [fault('block-invalid', resource, text.at, text.value)];
}

function portFaults(policy: NetworkPolicy, port: PolicyPort): Fault[] {
  const { protocol, port: number, endPort } = port;
  const faults: Fault[] = [];
  if (protocol && !isPlaceholder(protocol.value) && !protocolNamed(protocol.value)) {
    faults.push(fault('protocol-invalid', policy, protocol.at, protocol.value));
  }
  if (number && !isGood(number.value)) faults.push(fault('port-invalid', policy, number.at, number.value));
  if (!endPort) return faults;
  if (!number) return [...faults, fault('end-port-alone', policy, endPort.at, endPort.value)];
  if (typeof number.value === 'string') {
    const isName = !isPlaceholder(number.value);
    return isName ? [...faults, fault('end-port-with-name', policy, endPort.at, endPort.value)] : faults;
  }
  if (!isGood(endPort.value)) faults.push(fault('port-invalid', policy, endPort.at, endPort.value));
  else if (endPort.value < number.value) faults.push(fault('end-port-below', policy, endPort.at, endPort.value));
  return faults;
}

/** NaN stands for a placeholder, which may become any number. */
function isGood(port: number | string): boolean {
  if (typeof port === 'string') return isPlaceholder(port) || isPortName(port);
  return Number.isNaN(port) || isPortNumber(port);
}

/** A name is looked up at the destination pod, so one towards address blocks alone can match nothing. */
function deadName(policy: NetworkPolicy, { direction, peers }: PolicyRule, { port }: PolicyPort): Fault[] {
  if (direction !== 'outbound' || !port || typeof port.value !== 'string' || isPlaceholder(port.value)) return [];
  const outside = peers.length > 0 && peers.every((peer) => peer.ipBlock);
  return outside ? [fault('named-port-outside', policy, port.at, port.value)] : [];
}
