/** The rule about subnets and pod ranges that do not hold what the node pools can grow to. */

import { grouped } from '../../cluster/arithmetic.ts';
import { capacityProblems, type TooSmall } from '../../cluster/capacity.ts';
import { countOf } from '../../text/words.ts';
import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** Nodes, their surge while upgrading, pods and internal load balancers need more addresses than there are. */
export const subnetTooSmall = defineFileRule({
  id: 'aks/subnet-too-small',
  summary: 'A subnet or pod range does not hold what its node pools can grow to.',
  severity: 'warning',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const cluster of clustersOf(file, profile)) {
      for (const problem of capacityProblems(cluster)) {
        if (problem.at.file !== file.path) continue;
        if (problem.kind === 'below-smallest-subnet') {
          yield { at: problem.at.at, range: problem.at.value, problem: undefined, severity: 'error' as const };
        } else if (problem.kind === 'too-small') {
          yield { at: problem.at.at, range: problem.at.value, problem };
        }
      }
    }
  },

  explain({ range, problem }) {
    if (!problem) {
      return {
        what: `The subnet ${range} is smaller than /29.`,
        why: 'Azure makes no subnet of fewer than eight addresses.',
        advice: 'Take a prefix of at most 29.',
      };
    }
    const { what, unit, needed, capacity, prefix, fitsWithoutSurge, pools, steps } = problem;
    const sums = steps.filter(({ terms }) => 'nodes' in Object.fromEntries(terms.map(({ name }) => [name, true])));
    const shown = sums.map(
      ({ worked, result }) => `${worked} = ${typeof result === 'number' ? grouped(result) : result}`,
    );
    const arithmetic = shown.length > 0 && shown.length <= 3 ? ` (${shown.join(', ')})` : '';
    return {
      what: `${titles[what]} ${range} has room for ${grouped(capacity)} ${unit}; ${countOf(pools.length, 'node pool')} can need ${grouped(needed)}${arithmetic}.`,
      why: fitsWithoutSurge
        ? 'The nodes fit until an upgrade adds its own, and then the upgrade fails.'
        : 'The cluster stops growing when the addresses are used up: new nodes or pods stay without one.',
      advice: `Take a range of /${prefix} or larger, or let the pools grow less.`,
    };
  },
});

const titles: Readonly<Record<TooSmall['what'], string>> = {
  'node-subnet': 'The subnet of the nodes',
  'pod-subnet': 'The subnet of the pods',
  'pod-cidr': 'The pod range',
};
