/** The rule about address ranges of a cluster that cannot stand as they are. */

import { formatRange } from '../../cluster/address-range.ts';
import { type RangeConflict, rangeConflicts } from '../../cluster/range-conflicts.ts';
import { restate } from '../../cluster/restate.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import type { Severity } from '../finding.ts';
import { defineFileRule } from '../rule.ts';

type Invalid = Exclude<RangeConflict, { kind: 'overlap' }>;

/** Reserved addresses, public ones for pods, a subnet outside of its network, and ranges that are not written right. */
export const rangeInvalid = defineFileRule({
  id: 'aks/range-invalid',
  summary: 'An address range of a cluster is reserved, misplaced or not a range.',
  severity: 'error',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const cluster of clustersOf(file, profile)) {
      const conflicts = rangeConflicts(cluster);
      const firstMisordered = conflicts.find(({ kind }) => kind === 'family-order');
      for (const conflict of conflicts) {
        // Two ranges that stand in each other's place are one mistake.
        if (conflict.kind === 'family-order' && conflict !== firstMisordered) continue;
        if (conflict.kind === 'overlap' || conflict.at.file !== file.path || isPlaceholder(conflict.at.value)) continue;
        const severity = softer[conflict.kind];
        yield { at: conflict.at.at, conflict, ...(severity && { severity }) };
      }
    }
  },

  explain({ conflict }) {
    const { at } = conflict;
    switch (conflict.kind) {
      case 'reserved': {
        const { range, what } = conflict.reserved;
        return {
          what: `${at.value} touches ${formatRange(range)}, which is kept for ${what}.`,
          why: 'Azure refuses these addresses in a cluster.',
          advice: conflict.suggestion ? `Take a free range such as ${conflict.suggestion}.` : 'Take another range.',
        };
      }
      case 'public':
        return {
          what: `The pod range ${at.value} lies outside of private space.`,
          why: 'Pods cannot reach whoever owns these addresses on the internet.',
          advice: 'Take a range of RFC 1918 or of 100.64.0.0/10.',
        };
      case 'outside-network':
        return {
          what: `The range ${at.value} of ${conflict.range.name} lies outside of the virtual network.`,
          why: 'Azure makes subnets only of addresses that their virtual network has.',
          advice: 'Move the subnet, or add its range to the virtual network.',
        };
      case 'host-bits':
        return {
          what: `The range ${at.value} has bits set behind its prefix.`,
          why: 'Azure refuses a range that does not begin with its first address.',
          advice: `Write ${conflict.suggestion}.`,
        };
      case 'unreadable':
        return {
          what: `${at.value} is not an address range.`,
          why: 'Nothing can be checked or made of it.',
          advice: 'Write an address and a prefix, such as 10.0.0.0/16.',
        };
      case 'family-order':
        return {
          what: `The range ${at.value} stands where a range of the other family belongs, or is one too many.`,
          why: 'Azure takes one IPv4 range, then at most one IPv6 range.',
          advice: 'List the IPv4 range first and the IPv6 range behind it.',
        };
    }
  },

  repair({ conflict }, { text }) {
    const suggestion = 'suggestion' in conflict ? conflict.suggestion : undefined;
    if (!suggestion) return [];
    const safe = conflict.kind === 'host-bits';
    return [{ title: `Change to ${suggestion}`, safe, edits: [restate(text, conflict.at, suggestion)] }];
  },
});

/** Pods with public addresses work, except for those who own the addresses. */
const softer: Partial<Record<Invalid['kind'], Severity>> = { public: 'warning' };
