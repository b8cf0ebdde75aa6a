/** The hosts that a workload names: in environment variables, commands and arguments of its containers. */

import { isList, isMap, isScalar, type Node } from '../manifest/located.ts';
import { nodesAt } from '../manifest/node-path.ts';
import type { ConfigMap } from './kinds/secret.ts';
import type { Workload } from './kinds/workload.ts';
import { containersOf } from './pod-parts.ts';

/** In lower case, as written: `db`, `db.shop`, `db.shop.svc.cluster.local`. */
export function hostsNamedBy(workload: Workload): ReadonlySet<string> {
  let hosts = named.get(workload);
  if (!hosts) {
    const nodes = containersOf(workload).flatMap(({ container: { node } }) => {
      return ['env[].value', 'args', 'command'].flatMap((path) => nodesAt(node, path));
    });
    hosts = hostsIn(nodes);
    named.set(workload, hosts);
  }
  return hosts;
}

/** The same of the values of a ConfigMap. */
export function hostsInConfigMap(configMap: ConfigMap): ReadonlySet<string> {
  let hosts = named.get(configMap);
  if (!hosts) {
    const data = configMap.node.get('data');
    hosts = hostsIn(isMap(data) ? data.entries.map(({ value }) => value) : []);
    named.set(configMap, hosts);
  }
  return hosts;
}

/** The ConfigMaps that the environment of the containers is taken from. */
export function configMapsOf(workload: Workload): string[] {
  return containersOf(workload).flatMap(({ container: { node } }) => {
    const names = ['envFrom[].configMapRef.name', 'env[].valueFrom.configMapKeyRef.name'];
    return names.flatMap((path) => nodesAt(node, path)).flatMap((name) => (isScalar(name) ? [String(name.value)] : []));
  });
}

/** Objects never change, and many rules may ask. */
const named = new WeakMap<Workload | ConfigMap, ReadonlySet<string>>();

function hostsIn(nodes: readonly Node[]): Set<string> {
  const hosts = new Set<string>();
  for (const text of nodes.flatMap(textsIn)) {
    for (const [, host = ''] of text.matchAll(word)) hosts.add(host.toLowerCase());
  }
  return hosts;
}

function textsIn(node: Node): string[] {
  if (isList(node)) return node.items.flatMap(textsIn);
  return isScalar(node) && typeof node.value === 'string' ? [node.value] : [];
}

/**
 * A word where hosts stand: alone, behind `//`, `@`, `=` or a comma, before a port, a path or the end. The words of a
 * command that stand so are taken along, which does no harm where no Service has their name.
 */
const word = /(?:^|\/\/|[@=,;\s])([a-z0-9][-a-z0-9.]{0,252})(?=[:/,;?\s]|$)/gi;
