/** The rule about headless Services whose ports differ from those of their pods. */

import { setField } from '../../kubernetes/edit-fields.ts';
import {
  isHeadless,
  knownServiceType,
  protocolOf,
  servicePorts,
  serviceSelector,
  targetPortOf,
} from '../../kubernetes/kinds/service.ts';
import { findNamedPort } from '../../kubernetes/kinds/workload.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Clients of a headless Service get the pods' addresses, so nothing maps `port` to `targetPort` for them. */
export const headlessPortDiffers = defineRule({
  id: 'service/headless-port-differs',
  summary: 'A headless Service has a port that its pods serve under another number.',
  severity: 'information',
  appliesTo: ['Service'],
  where: isHeadless,

  *detect(service, view) {
    const selector = serviceSelector(service);
    if (!selector || knownServiceType(service) !== 'ClusterIP') return;
    for (const port of servicePorts(service)) {
      const number = port.port?.value;
      const target = targetPortOf(port);
      if (!number || !target) continue;
      const targets = typeof target.value === 'number' ? [target.value] : numbersOf(target.value, protocolOf(port));
      const [only] = targets;
      if (only === undefined || targets.length > 1 || Number.isNaN(only) || only === number) continue;
      yield { at: port.port!.at, service, port, only };
    }

    function numbersOf(name: string, protocol: string): number[] {
      const pods = view.podsOf(selector!).found;
      const numbers = pods.map(({ resource }) => findNamedPort(resource, name, protocol)?.containerPort?.value);
      // One pod without the name, or a number that is not known, leaves it open.
      return numbers.includes(undefined) ? [] : [...new Set(numbers as number[])];
    }
  },

  explain({ service, port, only }) {
    return {
      what: `Headless ${titleOf(service)} says ${portTitle(port)}, and its pods serve ${only}.`,
      why: 'Its name resolves to the pods themselves, so clients that connect to the port find nothing there.',
      advice: `Set port to ${only}, or give the Service an address.`,
    };
  },

  repair({ port, only }, { text }) {
    const edits = setField(text, port, 'port', only);
    return edits ? [{ title: `Set port to ${only}`, safe: false, edits }] : [];
  },
});
