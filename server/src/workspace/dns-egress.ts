/** Whether pods that are isolated for egress may still resolve names, over all policies that select them. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import { dnsPortsOf } from '../kubernetes/dns-rule.ts';
import { parseCidr } from '../kubernetes/formats.ts';
import {
  directionsOf,
  type NetworkPolicy,
  type PolicyPeer,
  type PolicyRule,
  policyRules,
} from '../kubernetes/kinds/network-policy.ts';
import { usesHostNetwork, type Workload } from '../kubernetes/kinds/workload.ts';
import { holds, type Labels, selectorOf } from '../kubernetes/labels.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import { privateAddresses } from '../network/conventions.ts';
import { AddressSet } from '../network/sets/address-set.ts';
import { selectsNamespace } from './policy-peers.ts';
import type { View } from './view.ts';

/** Whether a policy may let the pods that it selects reach the cluster's DNS over UDP. Doubt counts as yes. */
export function opensDns(view: View, policy: NetworkPolicy): boolean {
  const rules = isolatesEgress(policy) ? egressRules(policy) : [];
  return rules.some((rule) => dnsPortsOf(rule).udp && mayReachDns(view, rule));
}

export function egressRules(policy: NetworkPolicy): PolicyRule[] {
  return policyRules(policy).filter(({ direction }) => direction === 'outbound');
}

/** Whether pods ask the cluster's DNS at all, through addresses that policies see. */
export function asksClusterDns(workload: Workload): boolean {
  const policy = workload.podSpec?.dnsPolicy?.value;
  return !usesHostNetwork(workload) && policy !== 'None' && policy !== 'Default';
}

/** Whether a rule's peers may include the cluster's DNS. */
function mayReachDns(view: View, rule: PolicyRule): boolean {
  const list = 'to' in rule.written ? rule.written.to : undefined;
  if (rule.peers.length === 0) return !(list?.node.kind === 'list' && list.node.items.length > 0);
  // Where a rule names DNS' port, its author thought of DNS and knows where it runs.
  if (dnsPortsOf(rule).isMeant) return true;
  return rule.peers.some((peer) => mayBeDns(view, peer));
}

function mayBeDns(view: View, { podSelector, namespaceSelector, ipBlock }: PolicyPeer): boolean {
  if (ipBlock) return mayHoldDns(ipBlock);
  if (podSelector && !selectsDnsPods(podSelector)) return false;
  if (!namespaceSelector) return view.namespace === undefined || dnsNamespaces.includes(view.namespace);
  const namespaces = selectorOf(namespaceSelector);
  return dnsNamespaces.some((name) => selectsNamespace(view, namespaces, name) !== 'no');
}

const dnsNamespaces: readonly string[] = ['kube-system', 'openshift-dns', 'kube-dns', 'coredns'];

function selectsDnsPods(podSelector: NonNullable<PolicyPeer['podSelector']>): boolean {
  const { requirements } = selectorOf(podSelector);
  if (requirements.some(({ values }) => values.some((value) => value.includes('dns') || isPlaceholder(value))))
    return true;
  return requirements.every((requirement) => holds(requirement, dnsLabels));
}

const dnsLabels: Labels = new Map([['k8s-app', 'kube-dns']]);

/** Whether a block leaves much of the addresses that clusters use, or was written for a DNS cache on the node. */
function mayHoldDns(block: Block): boolean {
  const { cidr } = block;
  const left = addressesOf(block);
  if (!left) return isPlaceholder(cidr?.value ?? '');
  return left.intersect(privateAddresses).size >= 1n << 16n || (left.size < 1n << 17n && left.has(4, nodeCache));
}

/** Whether a rule opens the address of NodeLocal DNSCache among others: where it runs, names resolve. */
export function mayReachNodeCache(rule: PolicyRule): boolean {
  return dnsPortsOf(rule).udp && rule.peers.some(({ ipBlock }) => ipBlock && addressesOf(ipBlock)?.has(4, nodeCache));
}

/** 169.254.20.10. */
const nodeCache = 0xa9fe140a;

type Block = NonNullable<PolicyPeer['ipBlock']>;

function addressesOf({ cidr, except }: Block): AddressSet | undefined {
  const block = parseCidr(cidr?.value ?? '');
  return block && AddressSet.ofBlockExcept(block, except?.items.flatMap(({ value }) => parseCidr(value) ?? []) ?? []);
}

/** The policies that select a workload's pods, certainly or possibly, and isolate them for egress. */
export function egressPolicies(view: View, { resource, namespace }: DeployedOf<'Workload'>): NetworkPolicy[] {
  const { found, possible } = view.policiesOf(resource, namespace);
  return [...found, ...possible].map((one) => one.resource).filter(isolatesEgress);
}

export function isolatesEgress(policy: NetworkPolicy): boolean {
  return directionsOf(policy).has('outbound');
}
