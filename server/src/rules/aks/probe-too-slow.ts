/** The rule about health probes of Azure that would take two minutes or longer to tell that a node is down. */

import { isAzureLoadBalancer, probeEntry } from '../../kubernetes/azure-load-balancer.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { isLoadBalancer, servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** The seconds between probes times their number must stay below 120, or the provider gives up the whole Service. */
export const probeTooSlow = defineRule({
  id: 'aks/probe-too-slow',
  summary: 'The interval of a health probe times the number of probes is 120 seconds or more.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, _view, { profile }) {
    if (!isAzureLoadBalancer(service, profile !== undefined)) return;
    const told = new Set<number>();
    for (const port of servicePorts(service)) {
      const entries = [probeEntry(service, port, 'interval'), probeEntry(service, port, 'num-of-probe')] as const;
      const [interval = 5, count = 2] = entries.map((entry) => entry && numberIn(entry.value.value));
      const entry = entries.find((one) => one !== undefined);
      // What is no number, or too small, is wrong in itself.
      if (!entry || !(interval >= 5) || !(count >= 2) || interval * count < limit) continue;
      if (told.has(entry.value.at.start)) continue;
      told.add(entry.value.at.start);
      const fitting = entries[1] && Math.floor((limit - 1) / interval);
      yield { at: entry.value.at, service, interval, count, key: entries[1]?.key.value, fitting };
    }
  },

  explain({ service, interval, count }) {
    return {
      what: `${titleOf(service)} is probed every ${interval} seconds and given up after ${count} probes, which makes ${interval * count} seconds.`,
      why: 'The provider takes less than 120 seconds only; otherwise it reports an error and brings the Service no address.',
      advice: 'Shorten the interval, or ask for fewer probes.',
    };
  },

  repair({ service, key, fitting }, { text }) {
    if (!key || !fitting || fitting < 2) return [];
    const edits = setField(text, service.annotations, key, String(fitting));
    return edits ? [{ title: `Give up after ${fitting} probes`, safe: false, edits }] : [];
  },
});

const limit = 120;

function numberIn(text: string): number {
  return /^\s*\d+\s*$/.test(text) ? Number(text) : Number.NaN;
}
