/** The rule about containers that declare ports for remote administration. */

import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** SSH, Telnet, Remote Desktop and VNC in a container: `kubectl exec` needs none of them. */
export const adminPort = defineRule({
  id: 'workload/admin-port',
  summary: 'A container declares a port for remote administration.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { container, role, port } of portsOf(workload)) {
      const number = port.containerPort;
      const service = number && services[number.value];
      if (role === 'init' || !service || protocolOf(port) !== 'TCP') continue;
      yield { at: number.at, workload, container, number: number.value, service };
    }
  },

  explain({ workload, container, number, service }) {
    return {
      what: `${containerTitle(workload, container)} declares port ${number}, that of ${service}.`,
      why: 'A login service in a container is one more door to keep shut, with accounts that the cluster does not know.',
      advice: 'Use kubectl exec or kubectl debug instead, or a bastion where people must log in.',
    };
  },
});

const services: Readonly<Record<number, string>> = {
  22: 'SSH',
  23: 'Telnet',
  3389: 'Remote Desktop',
  5800: 'VNC',
  5900: 'VNC',
};
