/** The rule about address ranges of a cluster that overlap each other. */

import { formatRange } from '../../cluster/address-range.ts';
import type { RangeRole } from '../../cluster/profile-ranges.ts';
import { rangeConflicts } from '../../cluster/range-conflicts.ts';
import { restate } from '../../cluster/restate.ts';
import { clustersOf, describesClusters } from '../../workspace/cluster-files.ts';
import { defineFileRule } from '../rule.ts';

/** One address in two of: pods, Services, subnets, the virtual network, and networks that it is joined to. */
export const rangesOverlapping = defineFileRule({
  id: 'aks/ranges-overlapping',
  summary: 'Two address ranges of a cluster overlap.',
  severity: 'error',
  where: describesClusters,

  *detect(file, _snapshot, _cards, { profile }) {
    for (const cluster of clustersOf(file, profile)) {
      for (const conflict of rangeConflicts(cluster)) {
        if (conflict.kind !== 'overlap' || conflict.at.file !== file.path) continue;
        const { at, range, other, suggestion } = conflict;
        const isRefused = refused.has(range.role) && refused.has(other.role);
        const second = other.stated && other.stated !== at ? other.stated : undefined;
        const related = second
          ? [{ file: second.file, at: second.at, message: `Here stands ${other.name}, ${formatRange(other.range)}.` }]
          : [];
        yield {
          at: at.at,
          related,
          ...(!isRefused && { severity: 'warning' as const }),
          isRefused,
          stated: at,
          range,
          other,
          // A suggestion is meant for the first range, which may be a default that stands nowhere.
          suggestion: range.stated === at ? suggestion : undefined,
        };
      }
    }
  },

  explain({ range, other, isRefused, suggestion }) {
    const first = `${range.name}, ${formatRange(range.range)},`;
    return {
      what: `${first.charAt(0).toUpperCase()}${first.slice(1)} overlaps ${other.name}, ${formatRange(other.range)}.`,
      why: isRefused
        ? 'Azure refuses a cluster whose addresses could mean two things.'
        : 'Traffic for the addresses that both hold stays in the cluster, so the other side cannot be reached.',
      advice: suggestion ? `Take a free range such as ${suggestion}.` : 'Move one of them to a free range.',
    };
  },

  repair({ stated, suggestion }, { text }) {
    if (!suggestion) return [];
    return [{ title: `Change to ${suggestion}`, safe: false, edits: [restate(text, stated, suggestion)] }];
  },
});

/** Ranges that Azure compares when it makes a cluster; what the network is joined to, it does not look at. */
const refused: ReadonlySet<RangeRole> = new Set(['service-cidr', 'pod-cidr', 'subnet']);
