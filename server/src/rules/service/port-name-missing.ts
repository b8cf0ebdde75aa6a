/** The rule about ports without a name in a Service that has several. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { hasSeveralPorts, servicePorts } from '../../kubernetes/kinds/service.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { portNameFor, portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { isMap } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** A port without name beside other ports: the API server refuses the Service (ValidateServiceCreate). */
export const portNameMissing = defineRule({
  id: 'service/port-name-missing',
  summary: 'A Service with several ports leaves one without a name.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasSeveralPorts,

  *detect(service) {
    const ports = servicePorts(service);
    const taken = new Set(ports.map((port) => port.name?.value ?? ''));
    for (const port of ports) {
      // An item left empty lacks more than a name.
      if (port.name?.value || !isMap(port.node)) continue;
      const name = portNameFor(port, taken);
      taken.add(name);
      const at = port.name?.at ?? keyAt(port, 'name') ?? onOneLine(port);
      yield { at, service, port, name };
    }
  },

  explain({ service, port, name }) {
    return {
      what: `${titleOf(service)} gives ${portTitle(port)} no name.`,
      why: 'The API server refuses a Service with several ports unless each of them has a name.',
      advice: `Name the port, for example ${name}.`,
    };
  },

  repair({ port, name }, { text }) {
    const edits = setField(text, port, 'name', name, 'first');
    return edits ? [{ title: `Name the port ${name}`, safe: true, edits }] : [];
  },
});
