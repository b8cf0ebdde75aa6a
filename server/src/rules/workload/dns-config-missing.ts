/** The rule about pods that refuse the DNS of the cluster and name no other. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { setsDns } from '../../kubernetes/pod-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** `dnsPolicy: None` without a nameserver: the API server refuses the pod (validatePodDNSConfig). */
export const dnsConfigMissing = defineRule({
  id: 'workload/dns-config-missing',
  summary: 'A pod has the DNS policy None and no nameserver.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: setsDns,

  *detect(workload) {
    const { podSpec } = workload;
    const policy = podSpec?.dnsPolicy;
    if (!workload.builtIn || !podSpec || policy?.value !== 'None' || isMisread(workload, podSpec)) return;
    const { dnsConfig } = podSpec;
    if ((dnsConfig?.nameservers?.items.length ?? 0) > 0) return;
    if ([dnsConfig, dnsConfig?.nameservers].some((placed) => placed && isMisread(workload, placed))) return;
    yield { at: policy.at, workload, podSpec };
  },

  explain({ workload }) {
    return {
      what: `${titleOf(workload)} has the DNS policy None and no nameserver.`,
      why: `The API server refuses the ${workload.kind}, since its pods could resolve no name.`,
      advice: 'Name a server under dnsConfig.nameservers, or use the DNS of the cluster.',
    };
  },

  repair({ podSpec }, { text }) {
    const edits = setField(text, podSpec, 'dnsPolicy', 'ClusterFirst');
    return edits ? [{ title: 'Set dnsPolicy to ClusterFirst', safe: false, edits }] : [];
  },
});
