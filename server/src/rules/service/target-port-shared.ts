/** The rule about two ports of one Service that lead to the same target. */

import {
  knownServiceType,
  protocolOf,
  type ServicePort,
  servicePorts,
  targetPortOf,
} from '../../kubernetes/kinds/service.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Two ports with one target, for teams whose mesh takes the protocol of the target from only one of them. */
export const targetPortShared = defineRule({
  id: 'service/target-port-shared',
  summary: 'Two ports of a Service lead to the same target.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    if (knownServiceType(service) === 'ExternalName') return;
    const first = new Map<string, ServicePort>();
    for (const port of servicePorts(service)) {
      const target = targetPortOf(port);
      if (!target || Number.isNaN(target.value)) continue;
      const key = `${protocolOf(port)}/${target.value}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, port);
        continue;
      }
      const message = `${target.value} is the target of ${portTitle(earlier)} too.`;
      yield {
        at: target.at,
        related: [{ file: service.file, at: targetPortOf(earlier)!.at, message }],
        service,
        port,
        target: target.value,
      };
    }
  },

  explain({ service, port, target }) {
    return {
      what: `${titleOf(service)} sends ${portTitle(port)} to ${target}, as it does with another port.`,
      why: 'A mesh takes the protocol of a target from one of its ports, and treats the traffic of the other by it.',
      advice: 'Remove one of the ports unless clients need both.',
    };
  },
});
