/**
 * Where routes of the Gateway API lead, and who takes their requests there. Not every reason for which a route takes no
 * part is looked at: whether a Gateway takes it from its namespace is, whether their hosts have anything in common is not.
 */

import type { ControllerId } from '../kubernetes/annotations/controller-table.ts';
import { controllersOfClass } from '../kubernetes/annotations/controllers.ts';
import type { DeployedOf } from '../kubernetes/deployed.ts';
import type { BackendRef } from '../kubernetes/kinds/gateway.ts';
import { servicePorts } from '../kubernetes/kinds/service.ts';
import { matches, selectorOf } from '../kubernetes/labels.ts';
import { gatewayRefs, type ParentRef, serviceRefs } from '../kubernetes/route-references.ts';
import { namespaceOf } from './compile.ts';
import type { Gathered } from './gather.ts';
import { serviceNamed } from './service-index.ts';
import type { World } from './world.ts';

/** An HTTPRoute, GRPCRoute, TLSRoute, TCPRoute or UDPRoute. */
export type GatewayRoute = DeployedOf<'HTTPRoute'> | DeployedOf<'Route'>;

type Gateway = DeployedOf<'Gateway'>;
type Listener = NonNullable<NonNullable<Gateway['resource']['spec']>['listeners']>['items'][number];

/** One backend of a route, with its Service and the port there. */
export interface GatewayBackend {
  readonly ref: BackendRef;
  readonly service: DeployedOf<'Service'>;
  readonly port: ReturnType<typeof servicePorts>[number];
}

/** A Gateway that a route hangs on; undefined where it is named and not among the objects, as when others run it. */
export function gatewaysOf(gathered: Gathered, route: GatewayRoute): (Gateway | undefined)[] {
  const own = namespaceOf(route);
  return gatewayRefs(route.resource).flatMap((ref) => {
    const namespace = ref.namespace?.value ?? own;
    const gateway = gathered.gateways.find(
      (each) => each.resource.name === ref.name?.value && namespaceOf(each) === namespace,
    );
    return gateway && !admits(gathered, gateway, ref, route) ? [] : [gateway];
  });
}

/** The backends whose Service and port are among the objects, and that the route may lead to. */
export function gatewayBackends(world: World, route: GatewayRoute): GatewayBackend[] {
  const own = namespaceOf(route);
  return serviceRefs(route.resource).flatMap((ref): GatewayBackend[] => {
    const namespace = ref.namespace?.value ?? own;
    const service = serviceNamed(world, ref.name?.value ?? '', namespace);
    const port = service && servicePorts(service.resource).find((each) => each.port?.value === ref.port?.value);
    if (!port || (namespace !== own && !isGranted(world, route, namespace, ref))) return [];
    return [{ ref, service, port }];
  });
}

/** The controllers that may implement a Gateway, or undefined where its class says nothing. */
export function implementersOf(
  { gatewayClasses }: Gathered,
  gateway: Gateway | undefined,
): readonly ControllerId[] | undefined {
  const name = gateway?.resource.spec?.gatewayClassName?.value;
  if (name === undefined) return undefined;
  const object = gatewayClasses.find(({ resource }) => resource.name === name)?.resource;
  return controllersOfClass(name, object?.spec?.controllerName?.value)?.controllers;
}

/** Whether some listener that the reference means takes routes from there. Gateway API, AllowedRoutes. */
function admits({ namespaces }: Gathered, gateway: Gateway, ref: ParentRef, route: GatewayRoute): boolean {
  const [home, own] = [namespaceOf(gateway), namespaceOf(route)];
  const takes = ({ allowedRoutes }: Listener): boolean => {
    const { from, selector } = allowedRoutes?.namespaces ?? {};
    if (from?.value === 'All') return true;
    if (from?.value !== 'Selector') return home === own;
    const facts = namespaces.get(own);
    // Labels that nobody sees may well be the ones.
    return selector !== undefined && (!facts || facts.open || matches(selectorOf(selector), facts.labels));
  };
  const listeners = gateway.resource.spec?.listeners?.items ?? [];
  const meant = listeners.filter(({ name }) => ref.sectionName === undefined || name?.value === ref.sectionName.value);
  return meant.some(takes);
}

/** Whether a ReferenceGrant of the Service's namespace lets routes of the other namespace lead to it. */
function isGranted(
  { referenceGrants }: Gathered,
  route: GatewayRoute,
  namespace: string,
  { name }: BackendRef,
): boolean {
  const { group, kind } = route.resource;
  return referenceGrants.some((grant) => {
    if (namespaceOf(grant) !== namespace) return false;
    const { from, to } = grant.resource.spec ?? {};
    const isFrom = from?.items.some(
      (each) =>
        each.group?.value === group && each.kind?.value === kind && each.namespace?.value === namespaceOf(route),
    );
    const isTo = to?.items.some(
      (each) =>
        (each.group?.value ?? '') === '' &&
        each.kind?.value === 'Service' &&
        (each.name === undefined || each.name.value === name?.value),
    );
    return isFrom === true && isTo === true;
  });
}
