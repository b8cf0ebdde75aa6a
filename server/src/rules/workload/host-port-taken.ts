/** The rule about ports of nodes that two workloads take. */

import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { isShortLived, type Workload } from '../../kubernetes/kinds/workload.ts';
import { chooseSameNodes } from '../../kubernetes/node-choice.ts';
import { containerTitle, hostPortOf, portsOf } from '../../kubernetes/pod-parts.ts';
import { usesHostPorts } from '../../kubernetes/pod-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { claimedBefore } from '../../workspace/claimants.ts';
import { claim } from '../../workspace/claims.ts';
import { defineRule } from '../rule.ts';

/** A host port that another workload takes on the same nodes: the scheduler leaves one of the pods pending. */
export const hostPortTaken = defineRule({
  id: 'workload/host-port-taken',
  summary: 'Two workloads that are deployed together take the same port of the same nodes.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: usesHostPorts,

  *detect(workload, view) {
    for (const { container, role, port } of portsOf(workload)) {
      const number = hostPortOf(workload, port);
      if (role === 'init' || number === undefined || isShortLived(workload)) continue;
      const collides = (other: Workload): boolean => {
        // Without a DaemonSet both find room on enough nodes, and often only one of the two is deployed.
        if (workload.kind !== 'DaemonSet' && other.kind !== 'DaemonSet') return false;
        if (isShortLived(other) || !chooseSameNodes(workload, other)) return false;
        return portsOf(other).some((one) => {
          if (hostPortOf(other, one.port) !== number || protocolOf(one.port) !== protocolOf(port)) return false;
          return overlap(one.port.hostIP?.value, port.hostIP?.value);
        });
      };
      const earlier = claimedBefore(view, claim.hostPort(number, protocolOf(port)), ({ resource }) => {
        return resource.type === 'Workload' && collides(resource);
      })?.resource;
      if (earlier?.type !== 'Workload') continue;
      const taken = portsOf(earlier).find((one) => hostPortOf(earlier, one.port) === number)!.port;
      const place = (taken.hostPort?.value ? taken.hostPort : taken.containerPort)!.at;
      const at = (port.hostPort?.value ? port.hostPort : port.containerPort)!.at;
      const related = [{ file: earlier.file, at: place, message: `${titleOf(earlier)} takes it here.` }];
      yield { at, related, workload, container, number, earlier };
    }
  },

  explain({ workload, container, number, earlier }) {
    return {
      what: `${containerTitle(workload, container)} takes host port ${number}, as ${titleOf(earlier)} does.`,
      why: 'A DaemonSet takes the port on every node, so pods of the other find no node and stay pending.',
      advice: 'Give one of them another host port, or a Service in its stead.',
    };
  },
});

function overlap(a: string | undefined, b: string | undefined): boolean {
  const [one, other] = [a, b].map((address) => (address === '0.0.0.0' || address === '::' ? '' : (address ?? '')));
  return !one || !other || one === other;
}
