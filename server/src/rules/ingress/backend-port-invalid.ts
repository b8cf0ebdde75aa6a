/** The rule about port numbers and names of Ingress backends that no port can have. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { replaceField } from '../../kubernetes/edit-fields.ts';
import { isPortName, isPortNumber } from '../../kubernetes/formats.ts';
import { routeTitle } from '../../kubernetes/ingress-words.ts';
import { type IngressBackend, ingressRoutes } from '../../kubernetes/kinds/ingress.ts';
import { hasUnusualBackend } from '../../kubernetes/kinds/ingress-traits.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/**
 * Port numbers run from 1 to 65535. Names are held to 15 characters here, while the ports of a Service may have 63: a
 * Service port with a longer name can only be reached by number.
 */
export const backendPortInvalid = defineRule({
  id: 'ingress/backend-port-invalid',
  summary: 'An Ingress backend has a port number or name that no backend can have.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualBackend,

  *detect(ingress, view) {
    for (const route of ingressRoutes(ingress)) {
      const { service } = route.backend;
      const { number, name } = service?.port ?? {};
      if (number && !Number.isNaN(number.value) && number.value !== 0 && !isPortNumber(number.value)) {
        yield { at: number.at, ingress, route, service, written: String(number.value), number: undefined };
      }
      if (name?.value && !isPortName(name.value) && !isPlaceholder(name.value)) {
        const meant = number ? undefined : numberFor(name.value, service, view);
        yield { at: name.at, ingress, route, service, written: `"${name.value}"`, number: meant };
      }
    }
  },

  explain({ ingress, route, written, number }) {
    return {
      what: `Ingress ${ingress.name} sends ${routeTitle(route)} to port ${written}, which no backend can have.`,
      why: 'The API server refuses the Ingress: numbers are 1 to 65535, names have at most 15 lower-case letters, digits and dashes.',
      advice: number ? `Write number: ${number}.` : 'Write the number of the port of the Service.',
    };
  },

  repair({ service, number }, { text }) {
    const edits = number ? replaceField(text, service?.port, 'name', 'number', number) : undefined;
    return edits ? [{ title: `Write number: ${number}`, safe: true, edits }] : [];
  },
});

/** The number that a name consists of, or the number of the Service port of that name. */
function numberFor(name: string, service: IngressBackend['service'], view: View): number | undefined {
  if (/^\d+$/.test(name)) return isPortNumber(Number(name)) ? Number(name) : undefined;
  for (const one of service?.name ? view.named('Service', service.name.value).found : []) {
    if (!isDeployed(one, 'Service')) continue;
    const port = servicePorts(one.resource).find((candidate) => candidate.name?.value === name)?.port;
    if (port && isPortNumber(port.value)) return port.value;
  }
  return undefined;
}
