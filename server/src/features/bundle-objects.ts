/** The objects of a bundle as a cluster would end up with them: each once. */

import type { Deployed } from '../kubernetes/deployed.ts';
import type { Bundle } from '../workspace/bundle.ts';

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
    const { resource, namespace, identity } = deployed;
    if (identity === undefined) nameless.push(deployed);
    else {
      if (byIdentity.has(identity)) repeated.add(`${resource.kind} ${namespace ?? 'default'}/${resource.name}`);
      byIdentity.set(identity, deployed);
    }
  }
  return { objects: [...byIdentity.values(), ...nameless], repeated: [...repeated] };
}
