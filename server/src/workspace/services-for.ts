/** The Services in front of a workload, wherever the object that asks stands. */

import { type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { serviceSelector } from '../kubernetes/kinds/service.ts';
import { selectsPodsOf } from '../kubernetes/pod-labels.ts';
import { keys } from './postings.ts';
import type { View } from './view.ts';

/** The Services of the workload's own namespace that select its pods. */
export function servicesFor(view: View, { resource, namespace }: DeployedOf<'Workload'>): DeployedOf<'Service'>[] {
  const found: DeployedOf<'Service'>[] = [];
  for (const { key, value } of resource.podLabels?.entries ?? []) {
    for (const one of view.filed(keys.service(key.value, value.value))) {
      if (!isDeployed(one, 'Service') || one.namespace !== namespace) continue;
      const selector = serviceSelector(one.resource);
      if (selector && selectsPodsOf(selector, resource)) found.push(one);
    }
  }
  return found;
}
