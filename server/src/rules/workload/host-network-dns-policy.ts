/** The rule about pods on the host network that get the DNS of the node where the cluster's is meant. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { clusterNameIn } from '../../kubernetes/pod-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** ClusterFirst on the host network means the node's resolver (kubelet, GetPodDNS), whatever the word says. */
export const hostNetworkDnsPolicy = defineRule({
  id: 'workload/host-network-dns-policy',
  summary: 'A pod on the host network asks for the DNS of the cluster and gets that of the node.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: usesHostNetwork,

  *detect(workload) {
    const { podSpec } = workload;
    if (!podSpec || isMisread(workload, podSpec)) return;
    const policy = podSpec.dnsPolicy;
    if (policy?.value && policy.value !== 'ClusterFirst') return;
    const name = clusterNameIn(workload);
    // Who leaves the policy out may not need the names of the cluster.
    if (!policy?.value && name === undefined) return;
    const at = policy?.value ? policy.at : keyAt(podSpec, 'hostNetwork')!;
    yield { at, workload, podSpec, name, isWritten: !!policy?.value };
  },

  explain({ workload, name, isWritten }) {
    return {
      what: isWritten
        ? `${titleOf(workload)} has the DNS policy ClusterFirst on the host network.`
        : `${titleOf(workload)} is on the host network without the DNS policy ClusterFirstWithHostNet.`,
      why: `Its pods ask the resolver of the node, which does not know ${name ?? 'the names of Services'}.`,
      advice: 'Set dnsPolicy to ClusterFirstWithHostNet, or to Default if the DNS of the node is meant.',
    };
  },

  repair({ podSpec, isWritten }, { text }) {
    const place = { after: 'hostNetwork' };
    return ['ClusterFirstWithHostNet', 'Default'].flatMap((policy) => {
      const edits = setField(text, podSpec, 'dnsPolicy', policy, isWritten ? undefined : place);
      return edits ? [{ title: `Set dnsPolicy to ${policy}`, safe: false, edits }] : [];
    });
  },
});
