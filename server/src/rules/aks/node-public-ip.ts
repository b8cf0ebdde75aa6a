/** The rule about node pools whose machines have public addresses. */

import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** `enableNodePublicIP`: every node can be tried from the internet (AKS: operator-best-practices-network). */
export const nodePublicIp = defineFileRule({
  id: 'aks/node-public-ip',
  summary: 'The nodes of a pool have public addresses.',
  severity: 'information',
  preset: 'aks',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const { pools } of clustersOf(file, profile)) {
      for (const { name, nodePublicIP } of pools ?? []) {
        if (nodePublicIP?.value !== true || nodePublicIP.file !== file.path) continue;
        yield { at: nodePublicIP.at, pool: name?.value ?? '' };
      }
    }
  },

  explain({ pool }) {
    return {
      what: `The nodes of ${pool ? `pool ${pool}` : 'a pool'} have public addresses.`,
      why: 'SSH, node ports and host ports of every node can be tried from the whole internet.',
      advice: 'Leave the nodes private and reach them through Azure Bastion or kubectl debug.',
    };
  },
});
