/** What a NetworkPolicy uses that the policy engine of an AKS cluster does not do (AKS: use-network-policies). */

import type { ClusterProfile } from '../cluster/profile.ts';
import { parseCidr } from '../kubernetes/formats.ts';
import { type NetworkPolicy, policySelector } from '../kubernetes/kinds/network-policy.ts';
import { policyBlocks, policyPeers, policyPorts, policySelectors } from '../kubernetes/kinds/network-policy-parts.ts';
import { protocolOf } from '../kubernetes/kinds/service.ts';
import { findNamedPort, type Workload } from '../kubernetes/kinds/workload.ts';
import { runsOnWindows } from '../kubernetes/node-choice.ts';
import { onOneLine, selectorAt } from '../kubernetes/pointing.ts';
import { keyAt } from '../kubernetes/shape.ts';
import type { Range } from '../text/range.ts';
import type { View } from './view.ts';

export interface EngineLimit {
  readonly at: Range;
  readonly isCertain: boolean;
  /** The end of "NetworkPolicy web …". */
  readonly what: string;
  readonly effect: string;
  readonly wayOut: string;
}

/** Every place of a policy that goes beyond the engine of the profile. */
export function engineLimits(
  policy: NetworkPolicy,
  view: View,
  profile: ClusterProfile | undefined,
  kubernetes: number,
): EngineLimit[] {
  const engine = profile?.network?.networkPolicy?.value;
  if (engine !== 'cilium' && engine !== 'azure') return [];
  const pods = view.podsOf(policySelector(policy)).found.map(({ resource }) => resource);
  const onWindows = pods.filter(runsOnWindows);
  if (engine === 'cilium') return ciliumLimits(policy, pods, onWindows, kubernetes);
  return [...managerLimits(policy), ...(onWindows.length > 0 ? windowsLimits(policy) : [])];
}

function ciliumLimits(
  policy: NetworkPolicy,
  pods: readonly Workload[],
  onWindows: readonly Workload[],
  kubernetes: number,
): EngineLimit[] {
  const found: EngineLimit[] = [];
  for (const { entry } of policyPorts(policy)) {
    if (entry.endPort && kubernetes < 32) {
      found.push({
        at: keyAt(entry, 'endPort') ?? entry.endPort.at,
        isCertain: false,
        what: `uses endPort, which Cilium knows since 1.17, and so AKS since Kubernetes 1.32, not with 1.${kubernetes}`,
        effect: 'Older versions do not understand the range, so connections to its further ports are denied.',
        wayOut: 'List the ports one by one, or update the cluster.',
      });
    }
  }
  for (const { rule, entry } of policyPorts(policy)) {
    const name = entry.port?.value;
    if (typeof name !== 'string' || rule.direction !== 'inbound') continue;
    const numbers = new Set(
      pods.flatMap((pod) => findNamedPort(pod, name, protocolOf(entry))?.containerPort?.value ?? []),
    );
    if (numbers.size < 2) continue;
    found.push({
      at: entry.port!.at,
      isCertain: false,
      what: `names port ${name}, which is port ${[...numbers].join(' and ')} in the pods that it selects`,
      effect: 'Cilium takes one number for all of them, so connections to the others are denied or let in by mistake.',
      wayOut: 'Write the numbers.',
    });
  }
  const selector = policy.spec?.podSelector;
  if (onWindows.length > 0 && selector) {
    found.push({
      at: selectorAt(selector),
      isCertain: false,
      what: `selects pods on Windows nodes, such as ${onWindows[0]!.kind} ${onWindows[0]!.name}`,
      effect: 'Cilium runs on Linux nodes only, so nobody enforces the policy for these pods.',
      wayOut: 'Use Calico for clusters with Windows nodes.',
    });
  }
  return found;
}

function managerLimits(policy: NetworkPolicy): EngineLimit[] {
  const found: EngineLimit[] = [];
  const blocks = policyPeers(policy).flatMap(({ peer }) => (peer.ipBlock ? [peer.ipBlock] : []));
  if (blocks.length > 4) {
    found.push({
      at: onOneLine(blocks[4]!),
      isCertain: false,
      what: `has ${blocks.length} blocks, and Azure Network Policy Manager takes 4 without harm`,
      effect: 'When such a policy is edited or deleted, new connections are dropped for some 15 seconds.',
      wayOut: 'Split the policy, or widen the blocks.',
    });
  }
  for (const { value, at } of policyBlocks(policy)) {
    if (parseCidr(value)?.family !== 6) continue;
    found.push({
      at,
      isCertain: true,
      what: `has the IPv6 block ${value}, which Azure Network Policy Manager does not support`,
      effect: 'It does not bring the policy about.',
      wayOut: 'Use Cilium, or leave the block out.',
    });
  }
  return found;
}

/** Of policies that select pods on Windows nodes. */
function windowsLimits(policy: NetworkPolicy): EngineLimit[] {
  const places: { at: Range; words: string }[] = [];
  for (const { entry } of policyPorts(policy)) {
    if (typeof entry.port?.value === 'string') places.push({ at: entry.port.at, words: 'named ports' });
    if (entry.protocol?.value === 'SCTP') places.push({ at: entry.protocol.at, words: 'SCTP' });
  }
  for (const { matchExpressions } of policySelectors(policy)) {
    for (const { operator } of matchExpressions?.items ?? []) {
      if (operator && ['NotIn', 'DoesNotExist'].includes(operator.value))
        places.push({ at: operator.at, words: 'negative selectors' });
    }
  }
  for (const { peer } of policyPeers(policy)) {
    const except = peer.ipBlock?.except?.key;
    if (except) places.push({ at: except.at, words: 'exceptions of blocks' });
  }
  return places.map(({ at, words }) => ({
    at,
    isCertain: true,
    what: `uses ${words} for pods on Windows nodes`,
    effect: 'Azure Network Policy Manager does not support this on Windows, and does not bring the policy about.',
    wayOut: 'Say it by ports, addresses and labels that must be there, or use Calico.',
  }));
}
