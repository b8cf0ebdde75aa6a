/** The rule about API servers that everyone on the internet may talk to. */

import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** A cluster that says it is not private and lists no ranges: its API server answers every address. */
export const apiServerOpen = defineFileRule({
  id: 'aks/api-server-open',
  summary: 'The API server of a cluster can be reached from the whole internet.',
  severity: 'information',
  preset: 'aks',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const { access } of clustersOf(file, profile)) {
      const { privateCluster, authorizedIPRanges = [] } = access ?? {};
      const open = authorizedIPRanges.find(({ value }) => value === '0.0.0.0/0');
      const isUnlimited = authorizedIPRanges.length === 0 && privateCluster?.value === false;
      const at = open ?? (isUnlimited ? privateCluster : undefined);
      if (at && at.file === file.path && privateCluster?.value !== true) yield { at: at.at, open: open?.value };
    }
  },

  explain({ open }) {
    return {
      what: open
        ? `The authorized ranges of the API server hold ${open}, which is everyone.`
        : 'The API server has a public address and no authorized ranges.',
      why: 'Whoever has or steals credentials can use them from anywhere, and faults of the API server are open to all.',
      advice: 'List the ranges of those who administer the cluster in authorizedIPRanges, or make the cluster private.',
    };
  },
});
