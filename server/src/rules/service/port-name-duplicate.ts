/** The rule about ports of one Service that share a name. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { hasSeveralPorts, protocolOf, type ServicePort, servicePorts } from '../../kubernetes/kinds/service.ts';
import { portNameFor, portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Two ports with one name: the API server refuses the Service (ValidateServiceCreate). */
export const portNameDuplicate = defineRule({
  id: 'service/port-name-duplicate',
  summary: 'Two ports of a Service have the same name.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasSeveralPorts,

  *detect(service) {
    const ports = servicePorts(service);
    const taken = new Set(ports.map((port) => port.name?.value ?? ''));
    const first = new Map<string, ServicePort>();
    for (const port of ports) {
      const name = port.name;
      if (!name?.value || isPlaceholder(name.value)) continue;
      const earlier = first.get(name.value);
      if (!earlier) {
        first.set(name.value, port);
        continue;
      }
      // The same port twice is one mistake, and service/port-duplicate tells it.
      if (earlier.port?.value === port.port?.value && protocolOf(earlier) === protocolOf(port)) continue;
      const free = portNameFor(port, taken);
      taken.add(free);
      const message = `${name.value} names ${portTitle(earlier)} here.`;
      yield {
        at: name.at,
        related: [{ file: service.file, at: earlier.name!.at, message }],
        service,
        port,
        name,
        free,
      };
    }
  },

  explain({ service, port, name, free }) {
    return {
      what: `${titleOf(service)} gives the name ${name.value} to ${portTitle(port)} too.`,
      why: 'The API server refuses a Service whose ports share a name.',
      advice: `Give each port its own name, for example ${free}.`,
    };
  },

  repair({ port, free }, { text }) {
    const edits = setField(text, port, 'name', free);
    return edits ? [{ title: `Rename the port to ${free}`, safe: false, edits }] : [];
  },
});
