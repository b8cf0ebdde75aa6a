/** The rule about host ports of workloads with several pods. */

import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { containerTitle, hostPortOf, portsOf, replicasOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** Each pod needs a node where the port is free: with fewer nodes than pods, some stay pending. */
export const hostPortReplicas = defineRule({
  id: 'workload/host-port-replicas',
  summary: 'A workload with several pods takes a port of their nodes.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Workload'],

  *detect(workload) {
    const replicas = replicasOf(workload) ?? 1;
    if (replicas < 2 || workload.kind === 'DaemonSet') return;
    const first = portsOf(workload).find(({ role, port }) => role !== 'init' && hostPortOf(workload, port));
    if (!first) return;
    const { container, port } = first;
    const at = (port.hostPort?.value ? port.hostPort : port.containerPort)!.at;
    yield { at, workload, container, number: hostPortOf(workload, port)!, replicas, isHost: usesHostNetwork(workload) };
  },

  explain({ workload, container, number, replicas, isHost }) {
    return {
      what: `${containerTitle(workload, container)} takes host port ${number} for ${replicas} pods.`,
      why: 'A node has each port once, so every pod needs a node of its own, and one more while a new version is rolled out.',
      advice: isHost
        ? 'Leave the host network and put a Service in front, or make it a DaemonSet.'
        : 'Remove hostPort and put a Service in front, or make it a DaemonSet.',
    };
  },
});
