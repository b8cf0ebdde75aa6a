/** The rule about service ranges without room for what must stand in them. */

import { formatRange } from '../../cluster/address-range.ts';
import { restate } from '../../cluster/restate.ts';
import { type AddressFault, serviceRangeProblems } from '../../cluster/service-range.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** A service range of a size that AKS refuses, or an address of cluster DNS that it cannot give out. */
export const serviceRangeInvalid = defineFileRule({
  id: 'aks/service-range-invalid',
  summary: 'The service range of a cluster has a wrong size, or does not hold the address of cluster DNS.',
  severity: 'error',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const cluster of clustersOf(file, profile)) {
      for (const problem of serviceRangeProblems(cluster)) {
        if (problem.at.file !== file.path || isPlaceholder(problem.at.value)) continue;
        yield { at: problem.at.at, problem };
      }
    }
  },

  explain({ problem }) {
    const { value } = problem.at;
    if (problem.kind === 'too-large') {
      return {
        what: `The service range ${value} is larger than /${problem.limit.value}.`,
        why: 'AKS refuses a cluster with such a service range.',
        advice: `Take a prefix of at least ${problem.limit.value}.`,
      };
    }
    if (problem.kind === 'too-small') {
      return {
        what: `The service range ${value} has no address left for a Service.`,
        why: 'The API server, cluster DNS and the ends of the range take all of its addresses.',
        advice: 'Take a larger range, such as a /24.',
      };
    }
    const ranges = listWords(problem.ranges.map(({ range }) => formatRange(range)));
    return {
      what: `The address of cluster DNS, ${value}, ${reasons[problem.fault](ranges)}.`,
      why: 'AKS refuses a cluster whose DNS has no address of its own in the service range.',
      advice: problem.suggestion
        ? `Set dnsServiceIP to a free address such as ${problem.suggestion}.`
        : 'Set dnsServiceIP to a free address of the service range.',
    };
  },

  repair({ problem }, { text }) {
    if (problem.kind !== 'dns-address' || !problem.suggestion) return [];
    const { at, suggestion } = problem;
    return [{ title: `Change to ${suggestion}`, safe: false, edits: [restate(text, at, suggestion)] }];
  },
});

const reasons: Readonly<Record<AddressFault, (ranges: string) => string>> = {
  unreadable: () => 'is not an address',
  outside: (ranges) => `lies outside of the service range ${ranges}`,
  first: () => 'is the first of the service range, which the API server has',
  edge: (ranges) => `is an end of the service range ${ranges}, which is never given out`,
};
