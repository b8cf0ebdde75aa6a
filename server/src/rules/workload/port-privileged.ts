/** The rule about containers that listen on ports below 1024. */

import { containerPortTitle, containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { sysctlsOf } from '../../kubernetes/pod-privileges.ts';
import { defineRule } from '../rule.ts';

/** A port below 1024 takes the capability NET_BIND_SERVICE, unless the runtime or a sysctl opens such ports to all. */
export const portPrivileged = defineRule({
  id: 'workload/port-privileged',
  summary: 'A container declares a port below 1024.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    if (sysctlsOf(workload).some(({ value }) => value === 'net.ipv4.ip_unprivileged_port_start')) return;
    for (const { container, port } of portsOf(workload)) {
      const number = port.containerPort;
      if (number && 0 < number.value && number.value < 1024) yield { at: number.at, workload, container, port };
    }
  },

  explain({ workload, container, port }) {
    return {
      what: `${containerTitle(workload, container)} declares ${containerPortTitle(port)}, below 1024.`,
      why: 'Where the runtime does not open such ports to everybody, the container needs root or NET_BIND_SERVICE.',
      advice: 'Listen on a port from 1024 on, and let the Service map the usual one to it.',
    };
  },
});
