/** Turns whatever policies a bundle holds into the engine's form, once for each resource. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { compileAdminPolicy } from './admin-policy.ts';
import type { Policy } from './clause.ts';
import { compileForeignPolicy } from './foreign-policy.ts';
import { compileNetworkPolicy } from './policy.ts';

/** Where objects land that name no namespace: the one that is applied to when nothing else is said. */
const unnamed = 'default';

export function namespaceOf(deployed: Deployed): string {
  return deployed.namespace ?? unnamed;
}

const compiled = new WeakMap<Resource, Map<string, readonly Policy[]>>();

/** The policies that a resource holds; none for all other kinds. Asking twice gives the same objects. */
export function policiesOf(deployed: Deployed): readonly Policy[] {
  const { resource } = deployed;
  if (resource.type !== 'NetworkPolicy' && resource.type !== 'AdminPolicy' && resource.type !== 'Other') return [];
  const namespace = namespaceOf(deployed);
  let byNamespace = compiled.get(resource);
  if (!byNamespace) {
    byNamespace = new Map();
    compiled.set(resource, byNamespace);
  }
  let policies = byNamespace.get(namespace);
  if (!policies) {
    policies = compile(resource, namespace);
    byNamespace.set(namespace, policies);
  }
  return policies;
}

function compile(resource: Resource, namespace: string): readonly Policy[] {
  switch (resource.type) {
    case 'NetworkPolicy':
      return [compileNetworkPolicy(resource, namespace)];
    case 'AdminPolicy':
      return [compileAdminPolicy(resource)].filter((policy) => policy !== undefined);
    case 'Other':
      return compileForeignPolicy(resource, namespace);
    default:
      return [];
  }
}
