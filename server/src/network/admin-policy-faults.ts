/** What the definitions of AdminNetworkPolicy, BaselineAdminNetworkPolicy and ClusterNetworkPolicy refuse. */

import { isPortNumber, parseCidr } from '../kubernetes/formats.ts';
import type {
  AdminInboundRule,
  AdminOutboundRule,
  AdminPeer,
  AdminPolicy,
  AdminPort,
  AdminProtocol,
} from '../kubernetes/kinds/admin-policy.ts';
import type { WrittenSelector } from '../kubernetes/labels.ts';
import { onOneLine } from '../kubernetes/pointing.ts';
import { nameAt, specKeyAt } from '../kubernetes/resource.ts';
import { selectorProblems } from '../kubernetes/selector-problems.ts';
import { isPlaceholder, type ListOf, type Placed } from '../kubernetes/shape.ts';
import type { Located, Range } from '../text/range.ts';
import { type Fault, fault } from './fault.ts';
import { protocolNamed } from './policy.ts';

type Rule = AdminInboundRule | AdminOutboundRule;

/** How much each kind admits. */
const limits = {
  AdminNetworkPolicy: { rules: 100, entries: 100, actions: ['Allow', 'Deny', 'Pass'] },
  BaselineAdminNetworkPolicy: { rules: 100, entries: 100, actions: ['Allow', 'Deny'] },
  ClusterNetworkPolicy: { rules: 25, entries: 25, actions: ['Accept', 'Deny', 'Pass'] },
} as const;

export function adminPolicyFaults(policy: AdminPolicy): Fault[] {
  const { spec, kind } = policy;
  const faults: Fault[] = [];
  if (kind === 'BaselineAdminNetworkPolicy' && policy.name !== 'default') {
    faults.push(fault('baseline-name', policy, nameAt(policy), policy.name));
  }
  if (kind !== 'BaselineAdminNetworkPolicy') faults.push(...priorityFaults(policy));
  if (kind === 'ClusterNetworkPolicy') faults.push(...tierFaults(policy));
  faults.push(...subjectFaults(policy));
  const inbound = (spec?.ingress?.items ?? []).flatMap((rule) => ruleFaults(policy, rule, rule.from));
  const outbound = (spec?.egress?.items ?? []).flatMap((rule) => ruleFaults(policy, rule, rule.to));
  const { rules } = limits[kind];
  return [
    ...faults,
    ...tooMany(policy, spec?.ingress, rules),
    ...tooMany(policy, spec?.egress, rules),
    ...inbound,
    ...outbound,
  ];
}

function priorityFaults(policy: AdminPolicy): Fault[] {
  const priority = policy.spec?.priority;
  if (!priority) return [fault('priority-invalid', policy, specKeyAt(policy))];
  const isGood = Number.isNaN(priority.value) || (0 <= priority.value && priority.value <= 1000);
  return isGood ? [] : [fault('priority-invalid', policy, priority.at, priority.value)];
}

function tierFaults(policy: AdminPolicy): Fault[] {
  const tier = policy.spec?.tier;
  if (!tier) return [fault('tier-invalid', policy, specKeyAt(policy))];
  return ['Admin', 'Baseline'].includes(tier.value) || isPlaceholder(tier.value)
    ? []
    : [fault('tier-invalid', policy, tier.at, tier.value)];
}

function subjectFaults(policy: AdminPolicy): Fault[] {
  const subject = policy.spec?.subject;
  if (!subject) return [fault('subject-count', policy, specKeyAt(policy))];
  const { namespaces, pods } = subject;
  return [
    ...((namespaces === undefined) === (pods === undefined)
      ? [fault('subject-count', policy, onOneLine(subject))]
      : []),
    ...selectorFaults(policy, namespaces),
    ...selectorFaults(policy, pods?.namespaceSelector),
    ...selectorFaults(policy, pods?.podSelector),
  ];
}

function ruleFaults(policy: AdminPolicy, rule: Rule, peers: ListOf<AdminPeer> | undefined): Fault[] {
  const { actions, entries } = limits[policy.kind];
  const at = onOneLine(rule);
  const faults: Fault[] = [];
  const { action } = rule;
  if (!action) faults.push(fault('action-invalid', policy, at));
  else if (!actions.some((each) => each === action.value) && !isPlaceholder(action.value)) {
    faults.push(fault('action-invalid', policy, action.at, action.value));
  }
  if (!peers || peers.items.length === 0) faults.push(fault('peers-missing', policy, peers ? onOneLine(peers) : at));
  return [
    ...faults,
    ...tooMany(policy, peers, entries),
    ...(peers?.items ?? []).flatMap((peer) => peerFaults(policy, peer)),
    ...(rule.ports?.items ?? []).flatMap((port) => portFaults(policy, port)),
    ...(rule.protocols?.items ?? []).flatMap((protocol) => protocolFaults(policy, protocol)),
  ];
}

function peerFaults(policy: AdminPolicy, peer: AdminPeer): Fault[] {
  const { namespaces, pods, networks, nodes, domainNames } = peer;
  const count = counted(namespaces, pods, networks, nodes, domainNames);
  return [
    ...(count === 1 ? [] : [fault(count === 0 ? 'peer-empty' : 'peer-mixed', policy, onOneLine(peer))]),
    ...selectorFaults(policy, namespaces),
    ...selectorFaults(policy, pods?.namespaceSelector),
    ...selectorFaults(policy, pods?.podSelector),
    ...(networks?.items ?? []).flatMap((network) => blockFault(policy, network)),
  ];
}

function portFaults(policy: AdminPolicy, port: AdminPort): Fault[] {
  const { portNumber, portRange, namedPort } = port;
  if (counted(portNumber, portRange, namedPort) !== 1) return [fault('port-count', policy, onOneLine(port))];
  const written = portNumber ?? portRange;
  const protocol = written?.protocol;
  const wrong = protocol && !protocolNamed(protocol.value) && !isPlaceholder(protocol.value);
  return [
    ...(wrong ? [fault('protocol-invalid', policy, protocol.at, protocol.value)] : []),
    ...(portNumber ? numberFaults(policy, portNumber.port, onOneLine(portNumber)) : []),
    ...(portRange ? rangeFaults(policy, portRange, portRange.start, portRange.end) : []),
  ];
}

function protocolFaults(policy: AdminPolicy, protocol: AdminProtocol): Fault[] {
  const { tcp, udp, sctp, destinationNamedPort } = protocol;
  if (counted(tcp, udp, sctp, destinationNamedPort) !== 1) return [fault('port-count', policy, onOneLine(protocol))];
  const field = tcp ?? udp ?? sctp;
  if (!field) return [];
  const destination = field.destinationPort;
  const range = destination?.range;
  if (!destination || counted(destination.number, range) !== 1) return [fault('port-count', policy, onOneLine(field))];
  return range
    ? rangeFaults(policy, range, range.start, range.end)
    : numberFaults(policy, destination.number, onOneLine(destination));
}

function rangeFaults(
  policy: AdminPolicy,
  range: Placed,
  start: Located<number> | undefined,
  end: Located<number> | undefined,
): Fault[] {
  const faults = [...numberFaults(policy, start, onOneLine(range)), ...numberFaults(policy, end, onOneLine(range))];
  if (faults.length > 0 || !start || !end || !(end.value <= start.value)) return faults;
  return [fault('range-empty', policy, end.at, end.value)];
}

function numberFaults(policy: AdminPolicy, number: Located<number> | undefined, at: Range): Fault[] {
  if (!number) return [fault('port-invalid', policy, at)];
  const isGood = Number.isNaN(number.value) || isPortNumber(number.value);
  return isGood ? [] : [fault('port-invalid', policy, number.at, number.value)];
}

/** The faults of a selector, as those of the object that holds it. */
function selectorFaults(policy: AdminPolicy, selector: WrittenSelector | undefined): Fault[] {
  if (!selector) return [];
  return [
    ...selectorProblems(selector, policy).map((problem) => fault('selector-invalid', policy, problem.at)),
    ...selectorTexts(selector)
      .filter(({ value }) => isPlaceholder(value))
      .map(({ value, at }) => fault('placeholder', policy, at, value)),
  ];
}

/** Every key and value that a selector is written with. */
function selectorTexts({ matchLabels, matchExpressions }: WrittenSelector): Located<string>[] {
  return [
    ...(matchLabels?.entries ?? []).flatMap(({ key, value }) => [key, value]),
    ...(matchExpressions?.items ?? []).flatMap(({ key, values }) => [...(key ? [key] : []), ...(values?.items ?? [])]),
  ];
}

/** A text that is no block, and that no later step will replace. */
function blockFault(policy: AdminPolicy, text: Located<string>): Fault[] {
  if (isPlaceholder(text.value) || parseCidr(text.value)) return [];
  return [fault('block-invalid', policy, text.at, text.value)];
}

function tooMany(policy: AdminPolicy, list: ListOf<unknown> | undefined, most: number): Fault[] {
  return list && list.items.length > most ? [fault('too-many', policy, onOneLine(list), list.items.length)] : [];
}

function counted(...fields: readonly unknown[]): number {
  return fields.filter((field) => field !== undefined).length;
}
