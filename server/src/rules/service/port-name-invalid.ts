/** The rule about port names of a Service that are no DNS labels. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { hasUnusualPort } from '../../kubernetes/kinds/service-traits.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A port name outside the syntax of a DNS label: the API server refuses the Service (ValidateDNS1123Label). */
export const portNameInvalid = defineRule({
  id: 'service/port-name-invalid',
  summary: 'A Service port has a name that is no DNS label.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasUnusualPort,

  *detect(service) {
    const ports = servicePorts(service);
    const taken = new Set(ports.map((port) => port.name?.value));
    for (const port of ports) {
      const { name } = port;
      if (!name?.value || isDnsLabel(name.value) || isPlaceholder(name.value)) continue;
      const near = labelNear(name.value);
      yield { at: name.at, service, port, name: name.value, near: near && !taken.has(near) ? near : undefined };
    }
  },

  explain({ service, port, name, near }) {
    return {
      what: `${titleOf(service)} calls ${portTitle(port)} "${name}", which is no DNS label.`,
      why: 'The API server refuses the Service: port names have at most 63 lower-case letters, digits and dashes.',
      advice: near ? `Write ${near}.` : 'Choose a short name such as http.',
    };
  },

  repair({ port, near }, { text }) {
    const edits = near && setField(text, port, 'name', near);
    return edits ? [{ title: `Rename the port to ${near}`, safe: false, edits }] : [];
  },
});

/** The label that comes closest: lower case, and a dash for whatever is not allowed. */
function labelNear(name: string): string | undefined {
  const label = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replaceAll(/^-+|-+$/g, '');
  return isDnsLabel(label) ? label : undefined;
}
