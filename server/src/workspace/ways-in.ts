/** The pods that an Ingress or a route leads to, with the ports on which their controller connects to them. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import type { HttpRoute, Route } from '../kubernetes/kinds/gateway.ts';
import { backendService, type Ingress, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { protocolOf, servicePorts, serviceSelector, targetPortOf } from '../kubernetes/kinds/service.ts';
import { findNamedPort } from '../kubernetes/kinds/workload.ts';
import type { Range } from '../text/range.ts';
import type { View } from './view.ts';

/** One step from a backend's Service to pods. */
export interface WayIn {
  /** Where the backend names the Service. */
  readonly at: Range;
  readonly service: DeployedOf<'Service'>;
  readonly pod: DeployedOf<'Workload'>;
  readonly protocol: string;
  readonly port: number;
  /** The names that the port has at the pod. */
  readonly name: string | undefined;
}

interface Backend {
  readonly at: Range;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly port: number | string | undefined;
}

/** Every way whose Service, port and pods the bundle shows for certain. */
export function waysIn(view: View, resource: Ingress | HttpRoute | Route): WayIn[] {
  const backends = resource.type === 'Ingress' ? ingressBackends(resource) : routeBackends(resource);
  return backends.flatMap((backend) => waysOf(view, backend));
}

function waysOf(view: View, { at, name, namespace, port }: Backend): WayIn[] {
  const { found, possible } = view.named('Service', name, namespace ?? view.namespace);
  const service = found.find((one): one is DeployedOf<'Service'> => isDeployed(one as Deployed, 'Service'));
  const selector = service && serviceSelector(service.resource);
  if (!service || !selector || found.length > 1 || possible.length > 0) return [];
  const asked = servicePorts(service.resource).find(
    (each) => (typeof port === 'string' ? each.name : each.port)?.value === port,
  );
  const target = asked && targetPortOf(asked)?.value;
  if (asked === undefined || target === undefined) return [];
  const protocol = protocolOf(asked);
  return view.podsOf(selector, service.namespace).found.flatMap((pod): WayIn[] => {
    const named = typeof target === 'string' ? findNamedPort(pod.resource, target, protocol) : undefined;
    const number = typeof target === 'number' ? target : named?.containerPort?.value;
    if (number === undefined || Number.isNaN(number)) return [];
    return [{ at, service, pod, protocol, port: number, name: typeof target === 'string' ? target : undefined }];
  });
}

function ingressBackends(ingress: Ingress): Backend[] {
  return ingressRoutes(ingress).flatMap(({ backend }): Backend[] => {
    const service = backendService(backend);
    const name = service?.name;
    if (!name) return [];
    return [
      {
        at: name.at,
        name: name.value,
        namespace: undefined,
        port: service.port?.number?.value ?? service.port?.name?.value,
      },
    ];
  });
}

function routeBackends({ spec }: HttpRoute | Route): Backend[] {
  // Routes of a mesh hang on Services, and their clients are pods of all kinds.
  if (spec?.parentRefs?.items.some(({ kind }) => kind !== undefined && kind.value !== 'Gateway')) return [];
  const refs = (spec?.rules?.items ?? []).flatMap((rule) => rule.backendRefs?.items ?? []);
  return refs.flatMap((ref): Backend[] => {
    const isService = (ref.kind?.value ?? 'Service') === 'Service' && !ref.group?.value;
    if (!isService || !ref.name) return [];
    return [{ at: ref.name.at, name: ref.name.value, namespace: ref.namespace?.value, port: ref.port?.value }];
  });
}
