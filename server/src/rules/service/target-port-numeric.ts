/** The rule about target ports that are numbers where a name could stand. */

import { isHeadless, knownServiceType, servicePorts, targetPortOf } from '../../kubernetes/kinds/service.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A numeric target port, for teams that let the pods decide which number a name stands for. */
export const targetPortNumeric = defineRule({
  id: 'service/target-port-numeric',
  summary: 'A Service sends a port to a number in place of a name.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    if (isHeadless(service) || knownServiceType(service) === 'ExternalName') return;
    for (const port of servicePorts(service)) {
      const target = targetPortOf(port);
      if (typeof target?.value !== 'number' || Number.isNaN(target.value)) continue;
      yield { at: target.at, service, port, number: target.value };
    }
  },

  explain({ service, port, number }) {
    return {
      what: `${titleOf(service)} sends ${portTitle(port)} to the number ${number}.`,
      why: 'When the container moves to another port, the Service must be changed at the same moment.',
      advice: 'Name the container port, and send the port to that name.',
    };
  },
});
