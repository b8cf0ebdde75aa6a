/** The rule about host ports that differ from the container port on the host network. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** On the host network nothing maps ports, so the API server demands that both are equal (validatePodHostNetworkDeps). */
export const hostPortMismatch = defineRule({
  id: 'workload/host-port-mismatch',
  summary: 'A container on the host network maps a port to another number.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: usesHostNetwork,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, role, port } of portsOf(workload)) {
      const { hostPort, containerPort } = port;
      if (role !== 'regular' || !hostPort?.value || !containerPort?.value) continue;
      if (hostPort.value === containerPort.value) continue;
      yield { at: hostPort.at, workload, container, port, host: hostPort.value, number: containerPort.value };
    }
  },

  explain({ workload, container, host, number }) {
    return {
      what: `${containerTitle(workload, container)} maps port ${number} to host port ${host} on the host network.`,
      why: `The API server refuses the ${workload.kind}: on the host network the container listens on the node itself, and no port is mapped.`,
      advice: `Remove hostPort, or set both to the number that the container listens on.`,
    };
  },

  repair({ port, host, number }, { text }) {
    const removed = removeField(text, port, 'hostPort');
    const set = setField(text, port, 'containerPort', host);
    return [
      ...(removed ? [{ title: `Remove hostPort, so that it is ${number}`, safe: false, edits: removed }] : []),
      ...(set ? [{ title: `Set containerPort to ${host}`, safe: false, edits: set }] : []),
    ];
  },
});
