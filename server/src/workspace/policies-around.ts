/** The policies of a bundle that may concern the same pods as the one that looks. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { policySelector } from '../kubernetes/kinds/network-policy.ts';
import type { Selector } from '../kubernetes/labels.ts';
import { isWithin } from '../kubernetes/selector-logic.ts';
import { lyingIn } from './lying-in.ts';
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
    return isDeployed(one, 'NetworkPolicy') && !isRival(view, one);
  });
}

/**
 * The NetworkPolicies that select at least the pods of a selector in the looking object's namespace, as far as that
 * follows from the selectors. Only the lists are read that can hold such policies.
 */
export function policiesOver(view: View, selector: Selector): readonly DeployedOf<'NetworkPolicy'>[] {
  const lists = [keys.broadPolicy(view.namespace)];
  if (view.namespace !== undefined) lists.push(keys.broadPolicy(undefined));
  for (const { key, operator, values } of selector.requirements) {
    if (operator === 'In' && values.length === 1) lists.push(keys.policy(key, values[0]!));
  }
  return lists
    .flatMap((list) => lyingIn(view.filed(list), view.namespace))
    .filter((one): one is DeployedOf<'NetworkPolicy'> => {
      if (!isDeployed(one, 'NetworkPolicy') || isRival(view, one)) return false;
      const isHere = one.namespace === view.namespace || one.namespace === undefined || view.namespace === undefined;
      return isHere && isWithin(selector, policySelector(one.resource));
    });
}

function isRival(view: View, { resource }: Deployed): boolean {
  return resource.file !== view.self.resource.file && view.rivals.has(resource.file);
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
