/** Finds Services by name and the workloads that they select, without looking at every pod for every Service. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import { serviceSelector } from '../kubernetes/kinds/service.ts';
import type { Selector } from '../kubernetes/labels.ts';
import { isAddedLabel, selectsPodsOf } from '../kubernetes/pod-labels.ts';
import { namespaceOf } from './compile.ts';
import { type WorkloadEndpoint, workloadsOf } from './endpoints.ts';
import type { World } from './world.ts';

/** The Service of a name in a namespace. */
export function serviceNamed(world: World, name: string, namespace: string): DeployedOf<'Service'> | undefined {
  let index = byName.get(world.services);
  if (!index) {
    index = new Map();
    for (const each of world.services) {
      const key = `${namespaceOf(each)}/${each.resource.name}`;
      if (!index.has(key)) index.set(key, each);
    }
    byName.set(world.services, index);
  }
  return index.get(`${namespace}/${name}`);
}

/** The workloads that a Service selects, in the order of their ids; none where its endpoints come from elsewhere. */
export function workloadsBehind(world: World, service: DeployedOf<'Service'>): WorkloadEndpoint[] {
  const selector = serviceSelector(service.resource);
  if (!selector) return [];
  return candidates(world.workloads, selector, namespaceOf(service)).filter((each) =>
    each.pods.some((pod) => selectsPodsOf(selector, pod.workload)),
  );
}

/** The lists outlive a world where an edit leaves them as they are. */
const byName = new WeakMap<World['services'], Map<string, DeployedOf<'Service'>>>();
const byLabel = new WeakMap<World['workloads'], ReadonlyMap<string, readonly WorkloadEndpoint[]>>();

/** Those with the selector's rarest label, or all of the namespace where it asks for none that manifests show. */
function candidates(
  workloads: World['workloads'],
  { requirements }: Selector,
  namespace: string,
): readonly WorkloadEndpoint[] {
  let index = byLabel.get(workloads);
  if (!index) {
    index = indexed(workloads);
    byLabel.set(workloads, index);
  }
  let best = index.get(namespace) ?? [];
  for (const { key, operator, values } of requirements) {
    if (operator !== 'In' || values.length !== 1 || isAddedLabel(key)) continue;
    const list = index.get(labelKey(namespace, key, values[0]!)) ?? [];
    if (list.length < best.length) best = list;
  }
  return best;
}

function indexed(workloads: World['workloads']): Map<string, WorkloadEndpoint[]> {
  const index = new Map<string, WorkloadEndpoint[]>();
  const file = (key: string, endpoint: WorkloadEndpoint) => {
    const list = index.get(key);
    if (!list) index.set(key, [endpoint]);
    // Pods of one owner may carry the same label.
    else if (list.at(-1) !== endpoint) list.push(endpoint);
  };
  for (const endpoint of workloads) {
    file(endpoint.namespace, endpoint);
    for (const { podLabels } of workloadsOf(endpoint)) {
      for (const { key, value } of podLabels?.entries ?? []) {
        file(labelKey(endpoint.namespace, key.value, value.value), endpoint);
      }
    }
  }
  return index;
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace} ${key}=${value}`;
}
