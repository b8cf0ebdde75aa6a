/** Objects as they stand in what is deployed together, which may give them a namespace that their file does not name. */

import { identityOf } from './identity.ts';
import type { Resource, ResourceOf, ResourceType } from './resource.ts';

/**
 * A resource in one deployment. `namespace` is the effective one: what a kustomization sets, else what the manifest
 * says. Undefined means that the manifest leaves it to whoever applies it; all such objects land in the same place.
 */
export interface Deployed<R extends Resource = Resource> {
  readonly resource: R;
  readonly namespace: string | undefined;
  /** See `identityOf`: every index and several rules ask for it. */
  readonly identity: string | undefined;
}

export type DeployedOf<T extends ResourceType> = Deployed<ResourceOf<T>>;

/** `namespace` is the one that the object lands in, when it is not the one that its manifest names. */
export function deployedIn<R extends Resource>(resource: R, namespace = resource.namespace): Deployed<R> {
  const identity = namespace === resource.namespace ? resource.identity : identityOf(resource, namespace);
  return { resource, namespace, identity };
}

export function isDeployed<T extends ResourceType>(deployed: Deployed, type: T): deployed is DeployedOf<T> {
  return deployed.resource.type === type;
}
