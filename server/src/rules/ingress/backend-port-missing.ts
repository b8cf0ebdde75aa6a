/** The rule about Ingress backends that name a port which their Service does not have. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { replaceField, setField } from '../../kubernetes/edit-fields.ts';
import { isPortName, isPortNumber } from '../../kubernetes/formats.ts';
import { backendPortTitle, portWords, routeTitle } from '../../kubernetes/ingress-words.ts';
import { backendService, ingressRoutes } from '../../kubernetes/kinds/ingress.ts';
import { type Service, type ServicePort, servicePorts, serviceTypeOf } from '../../kubernetes/kinds/service.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { listWords } from '../../text/words.ts';
import { isServedByNginx } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** A backend port that is none of the Service's: names are compared with names and numbers with Service ports. */
export const backendPortMissing = defineRule({
  id: 'ingress/backend-port-missing',
  summary: 'An Ingress backend names a port that its Service does not have.',
  severity: 'warning',
  appliesTo: ['Ingress'],

  *detect(ingress, view) {
    for (const route of ingressRoutes(ingress)) {
      const { name, port } = backendService(route.backend) ?? {};
      const written = port?.number?.value ? port.number : port?.name;
      if (!name || !port || !written || (port.number?.value && port.name)) continue;
      if (typeof written.value === 'number' ? !isPortNumber(written.value) : !isPortName(written.value)) continue;
      const { found, possible } = view.named('Service', name.value);
      const services = found.flatMap((one) => (isDeployed(one, 'Service') ? [one.resource] : []));
      const service = services[0];
      if (!service || possible.length > 0 || services.length < found.length) continue;
      if (!services.every((one) => lacks(one, written.value))) continue;
      const ports = nearestPorts(service, written.value);
      const reachesTarget = ports.some((one) => one.targetPort?.value === written.value);
      yield {
        at: written.at,
        related: [{ file: service.file, at: nameAt(service), message: `${titleOf(service)} stands here.` }],
        // ingress-nginx compares the number with target ports as well, so there it works by accident.
        ...(reachesTarget && isServedByNginx(ingress, view) ? { severity: 'information' as const } : {}),
        ingress,
        route,
        service,
        port,
        ports,
        reachesTarget,
      };
    }
  },

  explain({ ingress, route, service, ports, reachesTarget }) {
    const asked = backendPortTitle(route.backend);
    const words = portWords(service);
    const has =
      words.length === 0 ? 'has no ports' : `has ${words.length === 1 ? 'port' : 'ports'} ${listWords(words)}`;
    return {
      what: `Ingress ${ingress.name} sends ${routeTitle(route)} to ${asked} of Service ${service.name}, which ${has}.`,
      why: reachesTarget
        ? `It is the port of the pods; only ingress-nginx takes that for the port of the Service, others answer with 503.`
        : 'The controller finds no endpoints for such a port and answers these requests with 503.',
      advice: ports[0]?.port ? `Use ${titleOfPort(ports[0])}.` : `Add the port to Service ${service.name}.`,
    };
  },

  repair({ port, ports }, { text }) {
    return ports.flatMap((one) => {
      const field = port.number?.value || !one.name ? 'number' : 'name';
      const value = field === 'number' ? one.port!.value : one.name!.value;
      const written = port.number?.value ? 'number' : 'name';
      const edits =
        field === written ? setField(text, port, field, value) : replaceField(text, port, written, field, value);
      return edits ? [{ title: `Use ${titleOfPort(one)}`, safe: false, edits }] : [];
    });
  },
});

/** Whether a Service certainly has no such port. One for an ExternalName needs none. */
function lacks(service: Service, wanted: number | string): boolean {
  if (Number.isNaN(wanted) || (typeof wanted === 'string' && isPlaceholder(wanted))) return false;
  if (serviceTypeOf(service) === 'ExternalName') return false;
  return servicePorts(service).every(({ name, port }) => {
    if (!port || Number.isNaN(port.value) || (name && isPlaceholder(name.value))) return false;
    return typeof wanted === 'number' ? port.value !== wanted : name?.value !== wanted;
  });
}

/** The port that was probably meant, or where nothing tells, the first few. */
function nearestPorts(service: Service, wanted: number | string): readonly ServicePort[] {
  const ports = servicePorts(service).filter(({ port }) => port);
  const byTarget = ports.filter(({ targetPort }) => targetPort?.value === wanted);
  if (byTarget.length > 0) return byTarget.slice(0, 1);
  const near = nearest(
    String(wanted),
    ports.flatMap(({ name, port }) => (typeof wanted === 'number' ? [String(port!.value)] : name ? [name.value] : [])),
  );
  const meant = ports.filter(
    ({ name, port }) => near !== undefined && (name?.value === near || `${port!.value}` === near),
  );
  return meant.length > 0 ? meant.slice(0, 1) : ports.slice(0, 3);
}

function titleOfPort({ name, port }: ServicePort): string {
  return name ? `port ${port!.value} (${name.value})` : `port ${port!.value}`;
}
