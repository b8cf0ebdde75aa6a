/** The rule about settings of a cluster that AKS refuses together. */

import { contradictions } from '../../cluster/combinations.ts';
import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** Overlay without Azure CNI, Cilium's policies without its data plane, Windows nodes where none can run. */
export const settingsContradictory = defineFileRule({
  id: 'aks/settings-contradictory',
  summary: 'Two network settings of a cluster exclude each other.',
  severity: 'error',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const cluster of clustersOf(file, profile)) {
      for (const { at, against, reason } of contradictions(cluster)) {
        if (at.file !== file.path) continue;
        const other = against && { file: against.file, at: against.at, message: 'This is the other setting.' };
        yield { at: at.at, reason, related: other ? [other] : [] };
      }
    }
  },

  explain({ reason }) {
    return {
      what: reason,
      why: 'Azure refuses to make or update the cluster with both settings.',
      advice: 'Change one of the two.',
    };
  },
});
