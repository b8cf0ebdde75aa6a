/** Objects as they stand in what is deployed together, which may give them a namespace that their file does not name. */

import type { Resource, ResourceOf, ResourceType } from './resource.ts';

/**
 * A resource in one deployment. `namespace` is the effective one: what a kustomization sets, else what the manifest
 * says. Undefined means that the manifest leaves it to whoever applies it; all such objects land in the same place.
 */
export interface Deployed<R extends Resource = Resource> {
  readonly resource: R;
  readonly namespace: string | undefined;
}

export type DeployedOf<T extends ResourceType> = Deployed<ResourceOf<T>>;

export function isDeployed<T extends ResourceType>(deployed: Deployed, type: T): deployed is DeployedOf<T> {
  return deployed.resource.type === type;
}
