/** The rule about clusters that use what Azure ends. */

import { retirementsInUse } from '../../cluster/profile-retirements.ts';
import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** kubenet, Network Policy Manager, Basic load balancers and the like: what ends on a day, or has ended. */
export const retiring = defineFileRule({
  id: 'aks/retiring',
  summary: 'A cluster uses something that Azure retires.',
  severity: 'warning',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile, today }) {
    if (!today) return;
    for (const cluster of clustersOf(file, profile)) {
      for (const { retirement, phase, at } of retirementsInUse(cluster, today)) {
        if (phase === 'future' || at.file !== file.path) continue;
        const isOver = phase === 'retired';
        yield { at: at.at, retirement, isOver, ...(!isOver && { severity: 'information' as const }) };
      }
    }
  },

  explain({ retirement: { what, when, effect, wayOut }, isOver }) {
    return {
      what: `${what}: support ${isOver ? 'ended' : 'ends'} ${when}.`,
      why: isOver ? effect : `What follows then: ${effect}`,
      advice: wayOut,
    };
  },
});
