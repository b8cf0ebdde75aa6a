/** The rule about pods that the deployment safeguards of AKS refuse for what they ask of their node. */

import { type SafeguardId, safeguardConsequence, safeguarded } from '../../cluster/safeguards.ts';
import type { PodSpec, Workload } from '../../kubernetes/kinds/workload.ts';
import { forbiddenByBaseline } from '../../kubernetes/pod-security.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** The host's network, ports, processes and the like, which the safeguards' baseline pod security leaves to no pod. */
export const podNotBaseline = defineRule({
  id: 'aks/pod-not-baseline',
  summary: 'Deployment safeguards of AKS refuse a pod for what it asks of its node.',
  severity: 'error',
  preset: 'aks-safeguards',
  appliesTo: ['Workload'],

  *detect(workload, view, { profile, kubernetes }) {
    const outcome = safeguarded(profile, view.namespace);
    if (!outcome) return;
    for (const { at, title, safeguard } of forbiddenParts(workload, kubernetes)) {
      yield { at, ...(outcome === 'warned' && { severity: 'warning' as const }), workload, title, safeguard, outcome };
    }
  },

  explain({ workload, title, safeguard, outcome }) {
    return {
      what: `${titleOf(workload)} asks for ${title}.`,
      why: safeguardConsequence(outcome, safeguard),
      advice: 'Do without it, or exclude the namespace from the safeguards.',
    };
  },
});

interface Part {
  readonly at: Range;
  readonly title: string;
  readonly safeguard: SafeguardId;
}

function forbiddenParts(workload: Workload, kubernetes: number): Part[] {
  const shared = (['hostPID', 'hostIPC'] as const).flatMap((field): Part[] => {
    const at = isTrueAt(workload.podSpec, field);
    return at ? [{ at, title: names[field], safeguard: 'host-namespaces' }] : [];
  });
  const others = forbiddenByBaseline(workload, kubernetes).map(({ kind, at, title }): Part => {
    return { at, title, safeguard: kind === 'host-network' ? 'host-network-and-ports' : 'pod-security' };
  });
  return [...shared, ...others];
}

const names = { hostPID: "the node's process ids", hostIPC: "the node's inter-process communication" } as const;

function isTrueAt(podSpec: PodSpec | undefined, field: string): Range | undefined {
  const node = isMap(podSpec?.node) ? podSpec.node.get(field) : undefined;
  return node?.kind === 'scalar' && node.value === true ? node.at : undefined;
}
