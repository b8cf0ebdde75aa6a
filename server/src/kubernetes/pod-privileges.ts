/** What a pod asks of its node beyond the ordinary, as far as it concerns the network: capabilities, sysctls, host access. */

import { isList, isMap, isScalar, type Node, type ScalarNode } from '../manifest/located.ts';
import type { Container, Workload } from './kinds/workload.ts';
import { containersOf } from './pod-parts.ts';

/** The capabilities that a container adds, or drops, as scalars. */
export function capabilitiesOf(container: Container, list: 'add' | 'drop'): ScalarNode[] {
  return itemsOf(childOf(childOf(container.securityContext, 'capabilities'), list)).filter(isText);
}

/** A capability without the prefix that runtimes also take, in upper case. */
export function capabilityName({ value }: ScalarNode): string {
  return String(value).toUpperCase().replace(/^CAP_/, '');
}

/** The names of the sysctls that a pod sets. */
export function sysctlsOf({ podSpec }: Workload): ScalarNode[] {
  const context = podSpec && childOf(podSpec.node, 'securityContext');
  return itemsOf(childOf(context, 'sysctls')).flatMap((item) => {
    const name = childOf(item, 'name');
    return name && isText(name) ? [name] : [];
  });
}

/** Where Windows containers are made processes of their node. */
export function hostProcessesOf(workload: Workload): ScalarNode[] {
  const contexts = [workload.podSpec && childOf(workload.podSpec.node, 'securityContext')];
  for (const { container } of containersOf(workload)) contexts.push(container.securityContext);
  return contexts.flatMap((context) => {
    const node = childOf(childOf(context, 'windowsOptions'), 'hostProcess');
    return isScalar(node) && node.value === true ? [node] : [];
  });
}

/**
 * Whether a sysctl is namespaced and isolated, so that the kubelet allows it without being told to. The list has grown
 * with the versions of Kubernetes.
 */
export function isSafeSysctl(name: string, kubernetes: number): boolean {
  const since = safeSysctls[name.replaceAll('/', '.')];
  return since !== undefined && since <= kubernetes;
}

const safeSysctls: Readonly<Record<string, number>> = {
  'kernel.shm_rmid_forced': 0,
  'net.ipv4.ip_local_port_range': 0,
  'net.ipv4.tcp_syncookies': 0,
  'net.ipv4.ping_group_range': 18,
  'net.ipv4.ip_unprivileged_port_start': 22,
  'net.ipv4.ip_local_reserved_ports': 27,
  'net.ipv4.tcp_keepalive_time': 29,
  'net.ipv4.tcp_fin_timeout': 29,
  'net.ipv4.tcp_keepalive_intvl': 29,
  'net.ipv4.tcp_keepalive_probes': 29,
  'net.ipv4.tcp_rmem': 32,
  'net.ipv4.tcp_wmem': 32,
};

function childOf(node: Node | undefined, name: string): Node | undefined {
  return isMap(node) ? node.get(name) : undefined;
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return isList(node) ? node.items : [];
}

function isText(node: Node): node is ScalarNode {
  return isScalar(node) && typeof node.value === 'string';
}
