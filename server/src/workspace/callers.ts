/** Which workloads of a namespace name a Service, and so are probably its clients. */

import type { DeployedOf } from '../kubernetes/deployed.ts';
import { configMapsOf, hostsInConfigMap, hostsNamedBy } from '../kubernetes/hosts-named.ts';
import type { View } from './view.ts';

type Workloads = readonly DeployedOf<'Workload'>[];
type ConfigMaps = readonly DeployedOf<'ConfigMap'>[];

/** The workloads of the looking object's namespace that name the Service there, in the order of the text. */
export function callersOf(view: View, service: string): Workloads {
  const { namespace } = view;
  const workloads = view.inNamespace('Workload');
  const configMaps = view.inNamespace('ConfigMap');
  const table = tableOf(workloads, configMaps);
  const names = [service, ...(namespace ? [`${service}.${namespace}`, `${service}.${namespace}.svc`] : [])];
  const full = namespace ? `${service}.${namespace}.svc.cluster.local` : service;
  return [...new Set([...names, full].flatMap((name) => table.get(name) ?? []))];
}

type Table = ReadonlyMap<string, Workloads>;

function tableOf(workloads: Workloads, configMaps: ConfigMaps): Table {
  const known = tables.get(workloads);
  if (known?.configMaps === configMaps) return known.table;
  const byName = new Map(configMaps.map(({ resource }) => [resource.name, hostsInConfigMap(resource)]));
  const table = new Map<string, DeployedOf<'Workload'>[]>();
  for (const one of workloads) {
    const hosts = new Set(hostsNamedBy(one.resource));
    for (const name of configMapsOf(one.resource)) for (const host of byName.get(name) ?? []) hosts.add(host);
    for (const host of hosts) {
      const list = table.get(host);
      if (list) list.push(one);
      else table.set(host, [one]);
    }
  }
  tables.set(workloads, { configMaps, table });
  return table;
}

/** One table serves every Service of a namespace until one of its workloads or ConfigMaps changes. */
const tables = new WeakMap<Workloads, { readonly configMaps: ConfigMaps; readonly table: Table }>();
