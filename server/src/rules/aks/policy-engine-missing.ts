/** The rule about clusters that enforce no network policies while the workspace holds some for them. */

import { countOf } from '../../text/words.ts';
import { clustersOf, describesClusters, filesOfCluster } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** No policy engine, and NetworkPolicies: they are stored, and all traffic flows as before. */
export const policyEngineMissing = defineFileRule({
  id: 'aks/policy-engine-missing',
  summary: 'A cluster enforces no network policies, and the workspace holds some for it.',
  severity: 'warning',
  where: describesClusters,

  *detect(file, snapshot, _cards, { profile }) {
    for (const { network } of clustersOf(file, profile)) {
      const { networkPlugin: plugin, networkPolicy: engine } = network ?? {};
      // Whoever brings their own network plugin brings the engine with it.
      if (engine?.value !== 'none' || engine.file !== file.path || !plugin || plugin.value === 'none') continue;
      // Our own configuration may leave the engine out and mean nothing by it.
      const isImplied = engine.file === plugin.file && engine.at.start === plugin.at.start;
      if (isImplied && engine.source === 'portolan-yaml') continue;
      const files = filesOfCluster(snapshot, engine, (chosen) => chosen.network?.networkPolicy);
      const policies = files.flatMap(({ resources }) => resources.filter(({ type }) => type === 'NetworkPolicy'));
      if (policies.length > 0) yield { at: engine.at, count: policies.length };
    }
  },

  explain({ count }) {
    return {
      what: `The cluster has no network policy engine, and the workspace holds ${countOf(count, 'NetworkPolicy', 'NetworkPolicies')} for it.`,
      why: 'The API server stores the policies and nobody enforces them: every pod stays open to all.',
      advice: 'Turn on Azure CNI powered by Cilium: networkDataplane cilium and networkPolicy cilium.',
    };
  },
});
