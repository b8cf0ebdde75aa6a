/** The rule about numbers of a cluster that AKS does not take. */

import { grouped } from '../../cluster/arithmetic.ts';
import { outOfBounds } from '../../cluster/bounds.ts';
import { type CapacityProblem, capacityProblems } from '../../cluster/capacity.ts';
import { podsPerNode } from '../../cluster/models.ts';
import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** Too many nodes or pods, a network too large, outbound settings and access lists out of bounds. */
export const limitExceeded = defineFileRule({
  id: 'aks/limit-exceeded',
  summary: 'A number of a cluster lies outside of what AKS takes.',
  severity: 'error',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const cluster of clustersOf(file, profile)) {
      for (const { at, reason } of outOfBounds(cluster)) {
        if (at.file === file.path) yield { at: at.at, what: reason };
      }
      for (const problem of capacityProblems(cluster)) {
        const what = wordsOf(problem);
        if (what && problem.at.file === file.path) yield { at: problem.at.at, what };
      }
    }
  },

  explain({ what }) {
    return {
      what,
      why: 'Azure refuses the setting when the cluster is made or updated.',
      advice: 'Choose a value within the limit.',
    };
  },
});

/** The other problems of size are those of aks/subnet-too-small. */
function wordsOf(problem: CapacityProblem): string | undefined {
  switch (problem.kind) {
    case 'too-large':
      return `The range ${problem.at.value} is larger than /${problem.limit.value}, ${problem.limit.what}.`;
    case 'too-many-nodes':
      return `The pools can grow to ${grouped(problem.nodes)} nodes; the limit is ${grouped(problem.limit.value)} ${problem.limit.what}.`;
    case 'too-many-addresses':
      return `The cluster can take ${grouped(problem.counted)} addresses; the limit is ${grouped(problem.limit.value)} ${problem.limit.what}.`;
    case 'pods-per-node-out-of-bounds':
      return `maxPods is ${problem.at.value} and must lie between ${podsPerNode.least} and ${podsPerNode.most}.`;
    case 'too-few-pods':
      return `The pool has room for ${problem.pods} pods, fewer than AKS asks for.`;
    default:
      return undefined;
  }
}
