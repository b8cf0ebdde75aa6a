/** Who serves an Ingress or a Gateway, as far as the bundle shows: by the class object if there is one, else by name. */

import type { Carrier } from '../kubernetes/annotations/carried.ts';
import { controllersOfKey } from '../kubernetes/annotations/catalogue.ts';
import type { ControllerId } from '../kubernetes/annotations/controller-table.ts';
import { type ClassOwners, controllersOfClass, reads } from '../kubernetes/annotations/controllers.ts';
import { isDeployed } from '../kubernetes/deployed.ts';
import type { Gateway } from '../kubernetes/kinds/gateway.ts';
import { type Ingress, type IngressClass, ingressClassOf, isDefaultClass } from '../kubernetes/kinds/ingress.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import { isScalar } from '../manifest/located.ts';
import { nodesAt } from '../manifest/node-path.ts';
import type { View } from './view.ts';

/** The controllers that may serve an object; undefined where nothing is known of its class. */
export function ownersOf(resource: Ingress | Gateway, view: View): ClassOwners | undefined {
  return resource.type === 'Ingress' ? ingressOwners(resource, view) : gatewayOwners(resource, view);
}

/** The class that Ingresses without one get, if the bundle shows exactly one. */
export function defaultClass(view: View): IngressClass | undefined {
  const defaults = view.everywhere('IngressClass').filter(({ resource }) => isDefaultClass(resource));
  const names = new Set(defaults.map(({ resource }) => resource.name));
  return names.size === 1 ? defaults[0]!.resource : undefined;
}

/**
 * Whether ingress-nginx serves an Ingress: its class says so, or its class may and it carries annotations that nobody
 * else reads. AKS' managed NGINX is built from it and counts.
 */
export function isServedByNginx(ingress: Ingress, view: View): boolean {
  const owners = ownersOf(ingress, view);
  const mayBe = owners?.controllers.some((id) => reads(id, nginx)) ?? !ingressClassOf(ingress);
  if (!mayBe) return false;
  if (owners?.isCertain) return true;
  return (ingress.annotations?.entries ?? []).some(({ key }) => controllersOfKey(key.value).includes(nginx));
}

const nginx: ControllerId = 'ingress-nginx';

function ingressOwners(ingress: Ingress, view: View): ClassOwners | undefined {
  const name = ingressClassOf(ingress)?.value ?? defaultClass(view)?.name;
  if (!name || isPlaceholder(name)) return undefined;
  const named = view.namesakes('IngressClass', name).filter((one) => isDeployed(one, 'IngressClass'));
  const controllers = new Set(named.map(({ resource }) => resource.spec?.controller?.value));
  if (controllers.size > 1) return undefined;
  const [only] = controllers;
  return only === undefined && isOfManagedNginx(name, view)
    ? { controllers: ['app-routing'], isCertain: true }
    : controllersOfClass(name, only);
}

/** Whether a NginxIngressController of AKS application routing brings the class; its IngressClass stands in no file. */
function isOfManagedNginx(className: string, view: View): boolean {
  return view.ofKind('approuting.kubernetes.azure.com', 'NginxIngressController').some(({ resource }) => {
    const [written] = nodesAt(resource.node, 'spec.ingressClassName');
    return isScalar(written) && written.value === className;
  });
}

function gatewayOwners(gateway: Gateway, view: View): ClassOwners | undefined {
  const name = gateway.spec?.gatewayClassName?.value;
  if (!name || isPlaceholder(name)) return undefined;
  const named = view.namesakes('GatewayClass', name).filter((one) => isDeployed(one, 'GatewayClass'));
  const controllers = new Set(named.map(({ resource }) => resource.spec?.controllerName?.value));
  if (controllers.size > 1) return undefined;
  return controllersOfClass(name, [...controllers][0]);
}

/** The class that an Ingress ends up with: the empty string for none at all, undefined where nobody can tell. */
export function classNameOf(ingress: Ingress, view: View): string | undefined {
  const name = ingressClassOf(ingress)?.value ?? defaultClass(view)?.name ?? '';
  return isPlaceholder(name) ? undefined : name;
}

/** Whether every Ingress of a class gets a load balancer of its own, so that two of them never meet. */
export function hasOwnLoadBalancer(owners: ClassOwners | undefined): boolean {
  return owners?.controllers.some((id) => ownLoadBalancers.has(id)) ?? false;
}

const ownLoadBalancers = new Set<ControllerId>(['gce', 'aws-alb', 'agc', 'cilium', 'tailscale']);

/**
 * Whether an Ingress means to claim paths beside another one: canaries, mergeable parts, and routers that tell requests
 * apart by more than host and path.
 */
export function sharesRequests(ingress: Ingress): boolean {
  return (ingress.annotations?.entries ?? []).some(({ key }) => sharing.test(key.value));
}

const sharing =
  /\/(canary|mergeable-ingress-type|router\.(entrypoints|priority)|methods|headers(\..*)?|protocols|regex-priority|use-private-ip|override-frontend-port|conditions\..*)$/;

/**
 * Whether no controller that may serve an object reads the annotations of `owner`, so that they are dead there. Only
 * Ingresses and Gateways belong to a controller by their class; what a Gateway hands on to its Service does not.
 */
export function isDeadFor(
  owner: ControllerId,
  carrier: Pick<Carrier, 'field'>,
  resource: Resource,
  view: View,
): boolean {
  if ((resource.type !== 'Ingress' && resource.type !== 'Gateway') || carrier.field !== undefined) return false;
  const owners = ownersOf(resource, view);
  return owners !== undefined && !owners.controllers.some((id) => reads(id, owner));
}
