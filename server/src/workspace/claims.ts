/**
 * What only one object can have at a time, wherever it stands: a port of the nodes, an address of the service range, a
 * DNS name that external-dns writes, a path of a host. Objects are filed under what they lay claim to, so that two claims meet.
 */

import { type Ingress, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { knownServiceType, protocolOf, type Service, servicePorts } from '../kubernetes/kinds/service.ts';
import type { Workload } from '../kubernetes/kinds/workload.ts';
import { hostPortOf, portsOf } from '../kubernetes/pod-parts.ts';
import type { Resource, ResourceBase } from '../kubernetes/resource.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';

export const externalDnsName = 'external-dns.alpha.kubernetes.io/hostname';

export const claim = {
  nodePort: (port: number, protocol: string): string => `node-port/${protocol}/${port}`,
  /** A port of the node that a pod runs on. */
  hostPort: (port: number, protocol: string): string => `host-port/${protocol}/${port}`,
  clusterAddress: (address: string): string => `cluster-address/${address}`,
  dnsName: (name: string): string => `dns-name/${name.toLowerCase()}`,
  /** A path that an Ingress answers for, whatever its type; slashes at its end do not count. */
  ingressPath: (host: string, path: string): string => `ingress-path/${host.toLowerCase()}${path.replace(/\/+$/, '')}`,
  /** A host that an Ingress, or a Route of OpenShift, answers for. */
  host: (kind: 'Ingress' | 'Route', host: string): string => `host/${kind}/${host.toLowerCase()}`,
  /** A Secret that the controller of a custom resource makes. */
  secret: (name: string): string => `secret/${name}`,
  /** A host that an Ingress has a certificate for. */
  tlsHost: (host: string): string => `tls-host/${host.toLowerCase()}`,
};

/** An object without name is no rival: the API server refuses it. */
export function claimsOf(resource: Resource): string[] {
  if (resource.name === '') return [];
  const claims = dnsNamesOf(resource).map(claim.dnsName);
  if (resource.type === 'Service') claims.push(...serviceClaims(resource));
  if (resource.type === 'Ingress') claims.push(...ingressClaims(resource));
  if (resource.type === 'Workload') claims.push(...hostPortClaims(resource));
  if (resource.type === 'OpenShiftRoute' && resource.spec?.host) {
    claims.push(claim.host('Route', resource.spec.host.value));
  }
  return claims;
}

/** The names that external-dns publishes for an object: a comma-separated list. */
export function dnsNamesOf({ annotations }: ResourceBase): string[] {
  const names = annotations?.get(externalDnsName)?.split(',') ?? [];
  return names.map((name) => name.trim()).filter((name) => name !== '' && !isPlaceholder(name));
}

function ingressClaims(ingress: Ingress): Set<string> {
  const claims = new Set<string>();
  for (const { host } of ingress.spec?.rules?.items ?? [])
    if (host?.value) claims.add(claim.host('Ingress', host.value));
  for (const { rule, path } of ingressRoutes(ingress)) {
    if (rule) claims.add(claim.ingressPath(rule.host?.value ?? '', path?.path?.value ?? ''));
  }
  for (const { hosts, secretName } of ingress.spec?.tls?.items ?? []) {
    if (secretName) for (const host of hosts?.items ?? []) claims.add(claim.tlsHost(host.value));
  }
  return claims;
}

function hostPortClaims(workload: Workload): Set<string> {
  const claims = new Set<string>();
  for (const { role, port } of portsOf(workload)) {
    const number = role === 'init' ? undefined : hostPortOf(workload, port);
    if (number !== undefined) claims.add(claim.hostPort(number, protocolOf(port)));
  }
  return claims;
}

function serviceClaims(service: Service): string[] {
  const type = knownServiceType(service);
  if (type === undefined || type === 'ExternalName') return [];
  const claims: string[] = [];
  if (type !== 'ClusterIP') {
    for (const port of servicePorts(service)) {
      if (port.nodePort && port.nodePort.value > 0) claims.push(claim.nodePort(port.nodePort.value, protocolOf(port)));
    }
  }
  const written = [service.spec?.clusterIP, ...(service.spec?.clusterIPs?.items ?? [])];
  const addresses = new Set(written.map((address) => address?.value ?? ''));
  for (const address of addresses) {
    if (/[.:]/.test(address) && !isPlaceholder(address)) claims.push(claim.clusterAddress(address));
  }
  return claims;
}
