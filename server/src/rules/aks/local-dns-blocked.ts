/** The rule about policies with Cilium that allow DNS to the cluster's pods and not to LocalDNS on the node. */

import type { ClusterProfile, Stated } from '../../cluster/profile.ts';
import { dnsPortsOf } from '../../kubernetes/dns-rule.ts';
import { isDnsSubdomain, parseAddress } from '../../kubernetes/formats.ts';
import {
  hasEgressRules,
  type NetworkPolicy,
  type PolicyRule,
  policySelector,
} from '../../kubernetes/kinds/network-policy.ts';
import { peerListOf } from '../../kubernetes/kinds/network-policy-parts.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendDocument } from '../../manifest/rewrite-document.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { egressRules, isolatesEgress } from '../../workspace/dns-egress.ts';
import { hasOtherPolicies, policiesOver } from '../../workspace/policies-around.ts';
import { addressesOf } from '../../workspace/policy-cover.ts';
import { defineRule } from '../rule.ts';

/** LocalDNS answers at 169.254.10.10 and .11; from Cilium 1.17 on its packets count as the node's (AKS: localdns-custom). */
export const localDnsBlocked = defineRule({
  id: 'aks/local-dns-blocked',
  summary: 'A NetworkPolicy allows DNS to the pods of the cluster, but not to LocalDNS, which the nodes run.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasEgressRules,

  *detect(policy, view, { profile, kubernetes }) {
    const mode = localDnsOf(profile);
    if (!mode || profile?.network?.networkPolicy?.value !== 'cilium' || !isolatesEgress(policy)) return;
    const rule = egressRules(policy).find((one) => dnsPortsOf(one).isMeant && one.peers.length > 0);
    const list = rule && peerListOf(rule);
    if (!rule || !list || hasOtherPolicies(view)) return;
    const isHost = kubernetes >= 32;
    const around = policiesOver(view, policySelector(policy)).flatMap(({ resource }) => egressRules(resource));
    if (around.some((one) => opensAll(one) || (!isHost && opensLocalDns(one)))) return;
    const related = [{ file: mode.file, at: mode.at, message: 'LocalDNS is turned on here.' }];
    const softer = mode.value === 'Required' ? {} : ({ severity: 'information' } as const);
    yield { at: onOneLine(list), related, ...softer, policy, list, isHost };
  },

  explain({ policy, isHost }) {
    return {
      what: `${titleOf(policy)} allows DNS to pods, and not to LocalDNS, which answers on each node.`,
      why: isHost
        ? 'Pods ask LocalDNS at 169.254.10.10, which Cilium from 1.17 on counts as the node, so names are not resolved.'
        : 'Pods ask LocalDNS at 169.254.10.10, so names are not resolved.',
      advice: isHost
        ? 'Allow port 53 to the entity host by a CiliumNetworkPolicy, for which NetworkPolicy has no words.'
        : 'Allow port 53 to 169.254.10.0/24 as well.',
    };
  },

  repair({ policy, list, isHost }, { text, parsed }) {
    if (!isHost) {
      const edits = isList(list.node) ? appendItem(text, list.node, { ipBlock: { cidr: localDns } }) : undefined;
      return edits ? [{ title: `Allow ${localDns} as well`, safe: false, edits }] : [];
    }
    const companion = companionText(policy);
    const edits = companion && appendDocument(text, parsed.documents, companion, parsed.documents[policy.document]);
    return edits ? [{ title: 'Add a CiliumNetworkPolicy that allows LocalDNS', safe: false, edits }] : [];
  },
});

const localDns = '169.254.10.0/24';

/** The first pool that runs LocalDNS. */
function localDnsOf(profile: ClusterProfile | undefined): Stated<string> | undefined {
  return profile?.pools?.flatMap(({ localDns: mode }) => (mode && mode.value !== 'Disabled' ? [mode] : []))[0];
}

/** A rule without peers means the node as well. */
function opensAll(rule: PolicyRule): boolean {
  const list = peerListOf(rule);
  const isBroken = list?.node.kind === 'list' && list.node.items.length > 0;
  return dnsPortsOf(rule).udp && rule.peers.length === 0 && !isBroken;
}

function opensLocalDns(rule: PolicyRule): boolean {
  const server = parseAddress('169.254.10.10')!.value;
  return dnsPortsOf(rule).udp && rule.peers.some((peer) => addressesOf(peer)?.has(4, server));
}

/** For the same pods; undefined where they are chosen by more than labels. */
function companionText({ name, namespace, spec }: NetworkPolicy): string | undefined {
  const { matchLabels, matchExpressions } = spec?.podSelector ?? {};
  if (matchExpressions || !isDnsSubdomain(name)) return undefined;
  const labels = (matchLabels?.entries ?? []).map(
    ({ key, value }) => `      ${key.value}: ${JSON.stringify(value.value)}`,
  );
  return [
    'apiVersion: cilium.io/v2',
    'kind: CiliumNetworkPolicy',
    'metadata:',
    `  name: ${name}-local-dns`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    ...(labels.length > 0 ? ['  endpointSelector:', '    matchLabels:', ...labels] : ['  endpointSelector: {}']),
    '  egress:',
    '    - toEntities: [host]',
    '      toPorts:',
    '        - ports:',
    '            - { port: "53", protocol: UDP }',
    '            - { port: "53", protocol: TCP }',
    '',
  ].join('\n');
}
