/** What is wrong with the cluster-wide policies of a bundle, in each of them and between them. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { nameAt } from '../kubernetes/resource.ts';
import { adminPolicyFaults } from './admin-policy-faults.ts';
import type { Policy } from './clause.ts';
import { policiesOf } from './compile.ts';
import { type Fault, fault } from './fault.ts';

export function clusterPolicyFaults(deployed: readonly Deployed[]): Fault[] {
  return [
    ...deployed.flatMap(({ resource }) => (resource.type === 'AdminPolicy' ? adminPolicyFaults(resource) : [])),
    ...samePriority(deployed.flatMap(policiesOf)),
  ];
}

/** Each policy that shares its tier and priority with one before it. */
function samePriority(policies: readonly Policy[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const { resource, tier, priority } of policies) {
    // A baseline policy of v1alpha1 has no priority, and there can be only one.
    if (resource.type !== 'AdminPolicy' || resource.kind === 'BaselineAdminNetworkPolicy') continue;
    const place = `${tier} ${priority}`;
    const at = resource.spec?.priority?.at ?? nameAt(resource);
    if (seen.has(place)) faults.push(fault('same-priority', resource, at, priority));
    seen.add(place);
  }
  return faults;
}
