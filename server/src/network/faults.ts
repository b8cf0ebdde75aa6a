/** Everything that is wrong with the policies of a bundle, in each of them and between them. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { nameAt, type Resource } from '../kubernetes/resource.ts';
import { adminPolicyFaults } from './admin-policy-faults.ts';
import type { Policy } from './clause.ts';
import { namespaceOf, policiesOf } from './compile.ts';
import { type Fault, fault } from './fault.ts';
import { networkPolicyFaults } from './network-policy-faults.ts';

export function policyFaults(deployed: readonly Deployed[]): Fault[] {
  return [
    ...deployed.flatMap(({ resource }) => ownFaults(resource)),
    ...definedTwice(deployed),
    ...samePriority(deployed.flatMap(policiesOf)),
  ];
}

function ownFaults(resource: Resource): Fault[] {
  if (resource.type === 'NetworkPolicy') return networkPolicyFaults(resource);
  return resource.type === 'AdminPolicy' ? adminPolicyFaults(resource) : [];
}

/** Namespaces and policies of one kind and name: the second would replace the first, or be refused. */
function definedTwice(deployed: readonly Deployed[]): Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  for (const each of deployed) {
    const { resource } = each;
    const { type, kind, name } = resource;
    if (type !== 'Namespace' && type !== 'NetworkPolicy' && type !== 'AdminPolicy') continue;
    const identity = `${kind}/${type === 'NetworkPolicy' ? namespaceOf(each) : ''}/${name}`;
    if (seen.has(identity)) faults.push(fault('defined-twice', resource, nameAt(resource), name));
    seen.add(identity);
  }
  return faults;
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
