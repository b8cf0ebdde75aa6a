/** Tells controllers apart: by their ids, by the classes that they serve, and by the images that they run from. */

import { type Controller, type ControllerId, controllers } from './controller-table.ts';

/** Who may serve a class. More than one, when the name is usual for several. */
export interface ClassOwners {
  readonly controllers: readonly ControllerId[];
  /** Whether the controller is proven, by its own name or by a class name that nobody else uses. */
  readonly isCertain: boolean;
}

const rows: readonly Controller[] = controllers;
const byId = new Map(rows.map((row) => [row.id, row]));

export function controller(id: ControllerId): Controller {
  return byId.get(id)!;
}

/**
 * The controllers that may serve an IngressClass or GatewayClass, or undefined where nothing is known. The controller's
 * name, where it is given, decides alone: a class may be called anything, and `nginx` on its own proves nothing.
 */
export function controllersOfClass(className: string, controllerName?: string): ClassOwners | undefined {
  if (controllerName !== undefined) {
    const named = rows.find((row) => row.controllerNames?.some((pattern) => covers(pattern, controllerName)));
    return named && { controllers: [named.id], isCertain: true };
  }
  const owner = rows.find((row) => row.ownClasses?.includes(className));
  if (owner) return { controllers: [owner.id], isCertain: true };
  const usual = rows.filter((row) => row.usualClasses?.includes(className)).map((row) => row.id);
  return usual.length > 0 ? { controllers: usual, isCertain: false } : undefined;
}

/** The class names that controllers bring for Ingresses or for Gateways, with the controllers of each. */
export function wellKnownClasses(of: 'Ingress' | 'Gateway'): ReadonlyMap<string, readonly Controller[]> {
  const found = new Map<string, Controller[]>();
  for (const row of rows) {
    const ingress = [...(row.ownClasses ?? []), ...(row.usualClasses ?? [])].filter((name) => !gatewaysAlone.has(name));
    for (const name of of === 'Ingress' ? ingress : (row.gatewayClasses ?? [])) {
      found.set(name, [...(found.get(name) ?? []), row]);
    }
  }
  return found;
}

/** Classes of one controller that no Ingress can have. */
const gatewaysAlone = new Set(['approuting-istio', 'istio-waypoint', 'istio-remote']);

/** The controller that a container image runs, or undefined. Tag and digest do not matter. */
export function controllerOfImage(image: string): ControllerId | undefined {
  const repository = image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
  return byImage.get(lastSegment(repository))?.find(({ end }) => `/${repository}`.endsWith(end))?.id;
}

/** The ends of image repositories by their last segment. */
const byImage = Map.groupBy(
  rows.flatMap(({ id, images = [] }) => images.map((end) => ({ id, end: `/${end}` }))),
  ({ end }) => lastSegment(end),
);

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a controller reads the annotations of `owner`. Add-ons that go by no class read theirs everywhere. */
export function reads(reader: ControllerId, owner: ControllerId): boolean {
  return reader === owner || !controller(owner).byClass || (controller(reader).alsoReads?.includes(owner) ?? false);
}

function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
