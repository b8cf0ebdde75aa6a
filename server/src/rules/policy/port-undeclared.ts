/** The rule about ingress ports of a NetworkPolicy that no selected pod declares. */

import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasNumberedPort } from '../../kubernetes/kinds/network-policy-traits.ts';
import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { servingPorts } from '../../kubernetes/kinds/workload.ts';
import { policyPortTitle } from '../../kubernetes/policy-words.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { someOf } from '../../text/words.ts';
import { targetsOf } from '../../workspace/policy-targets.ts';
import { allDeclarePorts, declaresPort, servedPorts } from '../../workspace/served-ports.ts';
import { defineRule } from '../rule.ts';

/** An open port that no pod says it listens on: harmless where it does all the same, useless where it does not. */
export const portUndeclared = defineRule({
  id: 'policy/port-undeclared',
  summary: 'A NetworkPolicy opens a port that none of the selected pods declares.',
  severity: 'hint',
  appliesTo: ['NetworkPolicy'],
  where: hasNumberedPort,

  *detect(policy, view) {
    for (const { rule, entry } of policyPorts(policy)) {
      const first = entry.port?.value;
      const last = entry.endPort?.value ?? first;
      if (rule.direction !== 'inbound' || !entry.port || typeof first !== 'number' || typeof last !== 'number')
        continue;
      if (Number.isNaN(first) || Number.isNaN(last)) continue;
      const pods = targetsOf(view, policy, rule);
      const protocol = protocolOf(entry);
      if (!pods || !allDeclarePorts(pods) || declaresPort(pods, protocol, first, last)) continue;
      const served = servedPorts(view, pods).filter(({ port }) => protocolOf(port) === protocol);
      // A Service that leads to it vouches for it, and the Service's own port is another rule's matter.
      if (served.some(({ port, number }) => [port.port?.value, number].includes(first))) continue;
      const declared = pods.flatMap(({ resource }) => servingPorts(resource).map((port) => port.containerPort?.value));
      const owner = someOf(pods.map(({ resource }) => titleOf(resource)));
      yield {
        at: entry.port.at,
        policy,
        entry,
        owner,
        declared: [...new Set(declared)].filter((port) => port !== undefined),
      };
    }
  },

  explain({ policy, entry, owner, declared }) {
    return {
      what: `${titleOf(policy)} opens ${policyPortTitle(entry)}, which ${owner} does not declare.`,
      why: 'Pods may listen on ports that they do not declare; if these do not, the entry opens nothing.',
      advice: `Declare the port, or open one that is declared: ${someOf(declared.map(String), 4)}.`,
    };
  },
});
