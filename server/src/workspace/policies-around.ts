/** The policies of a bundle that may concern the same pods as the one that looks. */

import { type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { keys } from './postings.ts';
import type { View } from './view.ts';

/**
 * The NetworkPolicies that stand in the looking object's namespace or may be applied there, itself included. Those of
 * rival files are applied in its stead, and left out.
 */
export function policiesAround(view: View, namespace = view.namespace): readonly DeployedOf<'NetworkPolicy'>[] {
  const own = view.filed(keys.type('NetworkPolicy', namespace));
  const loose = namespace === undefined ? [] : view.filed(keys.type('NetworkPolicy', undefined));
  return [...own, ...loose].filter((one): one is DeployedOf<'NetworkPolicy'> => {
    const { file } = one.resource;
    return isDeployed(one, 'NetworkPolicy') && (file === view.self.resource.file || !view.rivals.has(file));
  });
}

/** Whether policies of other kinds take part: those of Cilium and Calico, and cluster-wide ones. */
export function hasOtherPolicies(view: View): boolean {
  return (
    view.everywhere('AdminPolicy').length > 0 || otherKinds.some(([group, kind]) => view.ofKind(group, kind).length > 0)
  );
}

const otherKinds: readonly (readonly [string, string])[] = [
  ['cilium.io', 'CiliumNetworkPolicy'],
  ['cilium.io', 'CiliumClusterwideNetworkPolicy'],
  ['projectcalico.org', 'NetworkPolicy'],
  ['projectcalico.org', 'GlobalNetworkPolicy'],
  ['crd.projectcalico.org', 'NetworkPolicy'],
  ['crd.projectcalico.org', 'GlobalNetworkPolicy'],
  ['crd.antrea.io', 'NetworkPolicy'],
  ['crd.antrea.io', 'ClusterNetworkPolicy'],
];
