/** The rule about policies of Cilium that need what the cluster has not turned on. */

import type { ClusterProfile } from '../../cluster/profile.ts';
import { contentRulesOf, hostRulesOf, isCiliumPolicy } from '../../kubernetes/cilium-policy.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** Hosts by name and rules about requests need Advanced Container Networking Services (AKS: container-network-security). */
export const ciliumPolicyUnserved = defineRule({
  id: 'aks/cilium-policy-unserved',
  summary: 'A policy of Cilium needs what the cluster has not turned on, or does not do.',
  severity: 'warning',
  appliesTo: ['Other'],
  where: isCiliumPolicy,

  *detect(policy, _view, { profile }) {
    if (!profile) return;
    const { networkPolicy: engine, networkDataplane: dataplane, networkPlugin: plugin } = profile.network ?? {};
    // A network plugin of one's own may be Cilium.
    const hasCilium = engine?.value === 'cilium' || dataplane?.value === 'cilium' || plugin?.value === 'none';
    if (engine && !hasCilium) {
      yield { at: policy.kindAt, policy, lack: 'engine' as const };
      return;
    }
    for (const { at, lack } of lacksOf(policy, profile)) yield { at, policy, lack };
  },

  explain({ policy, lack }) {
    return { what: `${titleOf(policy)} ${words[lack].what}.`, why: words[lack].why, advice: words[lack].advice };
  },
});

type Lack = 'engine' | 'hosts' | 'requests' | 'clusterwide';

function lacksOf(policy: Parameters<typeof isCiliumPolicy>[0], profile: ClusterProfile): { at: Range; lack: Lack }[] {
  const { advancedNetworking, advancedSecurity, advancedPolicies } = profile.network ?? {};
  const isOff =
    [advancedNetworking, advancedSecurity].some((stated) => stated?.value === false) ||
    advancedPolicies?.value === 'None';
  const isHostsOnly = advancedPolicies?.value === 'FQDN';
  const isClusterwide = policy.kind === 'CiliumClusterwideNetworkPolicy';
  return [
    ...(isOff ? hostRulesOf(policy).map((at) => ({ at, lack: 'hosts' as const })) : []),
    ...contentRulesOf(policy).flatMap((at): { at: Range; lack: Lack }[] => {
      if (isClusterwide) return [{ at, lack: 'clusterwide' }];
      return isOff || isHostsOnly ? [{ at, lack: 'requests' }] : [];
    }),
  ];
}

const turnOn = 'Turn it on in networkProfile.advancedNetworking.security, or leave the rule out.';
const words: Readonly<Record<Lack, { readonly what: string; readonly why: string; readonly advice: string }>> = {
  engine: {
    what: 'is for Cilium, and the cluster has another policy engine',
    why: 'Nobody on the cluster reads policies of this kind, so it isolates and opens nothing.',
    advice: 'Set networkDataplane and networkPolicy of the cluster to cilium, or write a NetworkPolicy.',
  },
  hosts: {
    what: 'allows hosts by name, which needs Advanced Container Networking Services',
    why: 'Without it connections that such a rule is for are blocked.',
    advice: turnOn,
  },
  requests: {
    what: 'has rules about requests, which need Advanced Container Networking Services with policies of layer 7',
    why: 'Without it connections that such a rule is for are blocked.',
    advice: turnOn,
  },
  clusterwide: {
    what: 'has rules about requests, which AKS does not support in policies for the whole cluster',
    why: 'Only a CiliumNetworkPolicy may look into requests on AKS.',
    advice: 'Move the rule into a CiliumNetworkPolicy of each namespace.',
  },
};
