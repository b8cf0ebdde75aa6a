/** The rule about probes that wait longer than until their next turn. */

import { containerTitle, probesOf } from '../../kubernetes/pod-parts.ts';
import { defineRule } from '../rule.ts';

/** A timeout above the period: the kubelet runs one call at a time, so a slow server is probed less often than written. */
export const probeTimeoutExceedsPeriod = defineRule({
  id: 'workload/probe-timeout-exceeds-period',
  summary: 'A probe waits longer for an answer than until it is due again.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { container, name, probe } of probesOf(workload)) {
      const timeout = probe.timeoutSeconds;
      const period = probe.periodSeconds?.value || 10;
      if (!timeout || !(timeout.value > period)) continue;
      yield { at: timeout.at, workload, container, name, timeout: timeout.value, period };
    }
  },

  explain({ workload, container, name, timeout, period }) {
    return {
      what: `${containerTitle(workload, container)} waits ${timeout} seconds for its ${name}, which is due every ${period} seconds.`,
      why: 'The kubelet makes one call at a time, so a server that hangs is found later than the period promises.',
      advice: `Wait ${period} seconds at most, or lengthen the period.`,
    };
  },
});
