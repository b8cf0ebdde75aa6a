/** The objects of a bundle as a cluster would end up with them: each once. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { identityOf } from '../workspace/manifest-file.ts';

export interface BundleObjects {
  readonly objects: readonly Deployed[];
  /** What is defined more than once, as `Kind namespace/name`; the last definition in the order of the files counts. */
  readonly repeated: readonly string[];
}

export function bundleObjects(bundle: Bundle): BundleObjects {
  const byIdentity = new Map<string, Deployed>();
  const nameless: Deployed[] = [];
  const repeated = new Set<string>();
  for (const deployed of bundle.deployed()) {
    const { resource, namespace } = deployed;
    const identity = identityIn(deployed);
    if (identity === undefined) nameless.push(deployed);
    else {
      if (byIdentity.has(identity)) repeated.add(`${resource.kind} ${namespace ?? 'default'}/${resource.name}`);
      byIdentity.set(identity, deployed);
    }
  }
  return { objects: [...byIdentity.values(), ...nameless], repeated: [...repeated] };
}

/** Every state of a bundle asks for it again, of objects that are nearly all the same. */
const identities = new WeakMap<Deployed, string | undefined>();

function identityIn(deployed: Deployed): string | undefined {
  if (identities.has(deployed)) return identities.get(deployed);
  const identity = identityOf(deployed.resource, deployed.namespace);
  identities.set(deployed, identity);
  return identity;
}
