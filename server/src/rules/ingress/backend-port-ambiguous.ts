/** The rule about Ingress backends that give both or neither of a port's number and name. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { removeField } from '../../kubernetes/edit-fields.ts';
import { routeTitle } from '../../kubernetes/ingress-words.ts';
import {
  backendService,
  type IngressBackend,
  type IngressRoute,
  ingressRoutes,
} from '../../kubernetes/kinds/ingress.ts';
import { hasUnusualBackend } from '../../kubernetes/kinds/ingress-traits.ts';
import { type ServicePort, servicePorts } from '../../kubernetes/kinds/service.ts';
import { isMisread, isWritten } from '../../kubernetes/misread.ts';
import { keyAt, placeOf } from '../../kubernetes/shape.ts';
import { isMap } from '../../manifest/located.ts';
import { setPath } from '../../manifest/rewrite-map.ts';
import type { View } from '../../workspace/view.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A backend port must be exactly one of number and name; the number 0 counts as none (validateIngressBackend). */
export const backendPortAmbiguous = defineRule({
  id: 'ingress/backend-port-ambiguous',
  summary: 'An Ingress backend gives both number and name of a port, or neither.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualBackend,

  *detect(ingress, view) {
    for (const route of ingressRoutes(ingress)) {
      const service = backendService(route.backend);
      const port = service?.port;
      if (!service || isMisread(ingress, service, 'port', 'number') || (port && isMisread(ingress, port))) continue;
      if (!port && isWritten(service, 'port')) continue;
      const hasNumber = port?.number !== undefined && port.number.value !== 0;
      const hasName = Boolean(port?.name?.value);
      if (hasNumber !== hasName) continue;
      const ports = portsOf(service, view);
      const at = hasName ? port!.name!.at : (keyAt(service, 'port') ?? placeOf(service));
      yield { at, ingress, route, service, hasName, ports };
    }
  },

  explain({ ingress, route, hasName }) {
    const words = hasName ? 'gives both a number and a name for' : 'gives neither a number nor a name for';
    return {
      what: `Ingress ${ingress.name} ${words} the port of ${backendTitle(route)}.`,
      why: 'The API server refuses the Ingress: it takes exactly one of the two.',
      advice: hasName ? 'Keep one of them.' : 'Add number, or name if the port of the Service has one.',
    };
  },

  repair({ service, hasName, ports }, { text }): Fix[] {
    if (hasName) {
      const { number, name } = service.port!;
      const isSame = ports.some((one) => one.port?.value === number!.value && one.name?.value === name!.value);
      const withoutName = removeField(text, service.port, 'name');
      const withoutNumber = removeField(text, service.port, 'number');
      return [
        ...(withoutName ? [{ title: `Keep number ${number!.value}`, safe: isSame, edits: withoutName }] : []),
        ...(withoutNumber ? [{ title: `Keep name ${name!.value}`, safe: false, edits: withoutNumber }] : []),
      ];
    }
    return ports.slice(0, 3).flatMap(({ port }) => {
      const map = service.node;
      const edits = isMap(map) && port ? setPath(text, map, ['port', 'number'], port.value) : undefined;
      return edits ? [{ title: `Use port ${port!.value}`, safe: ports.length === 1, edits }] : [];
    });
  },
});

/** The ports of the backend's Service, if it is in view. */
function portsOf(service: NonNullable<IngressBackend['service']>, view: View): readonly ServicePort[] {
  const found = service.name ? view.named('Service', service.name.value).found : [];
  const [only] = found;
  return found.length === 1 && only && isDeployed(only, 'Service') ? servicePorts(only.resource) : [];
}

function backendTitle(route: IngressRoute): string {
  const name = route.backend.service?.name?.value;
  return name ? `Service ${name} behind ${routeTitle(route)}` : routeTitle(route);
}
