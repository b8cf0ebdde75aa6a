/** The rule about Ingress backends that name a port by number although it has a name. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { replaceField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { routeTitle } from '../../kubernetes/ingress-words.ts';
import { backendService, ingressRoutes } from '../../kubernetes/kinds/ingress.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { defineRule } from '../rule.ts';

/** A matter of style: a name stays right when the number of the port changes. */
export const backendPortNumeric = defineRule({
  id: 'ingress/backend-port-numeric',
  summary: 'An Ingress backend names a port by number although the port has a name.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    for (const route of ingressRoutes(ingress)) {
      const { name, port } = backendService(route.backend) ?? {};
      if (!name || !port?.number || port.name) continue;
      const { number } = port;
      const [service] = view.named('Service', name.value).found;
      if (!service || !isDeployed(service, 'Service')) continue;
      const portName = servicePorts(service.resource).find((one) => one.port?.value === number.value)?.name?.value;
      if (portName && isPortName(portName)) yield { at: number.at, ingress, route, port, portName };
    }
  },

  explain({ ingress, route, port, portName }) {
    return {
      what: `Ingress ${ingress.name} sends ${routeTitle(route)} to port ${port.number!.value}, whose name is ${portName}.`,
      why: 'A number has to be changed in both places, a name only in the Service.',
      advice: `Write name: ${portName}.`,
    };
  },

  repair({ port, portName }, { text }) {
    const edits = replaceField(text, port, 'number', 'name', portName);
    return edits ? [{ title: `Write name: ${portName}`, safe: true, edits }] : [];
  },
});
