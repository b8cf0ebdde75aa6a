/**
 * What only one object can have at a time, wherever it stands: a port of the nodes, an address of the service range, a
 * DNS name that external-dns writes. Objects are filed under what they lay claim to, so that two claims meet.
 */

import { knownServiceType, protocolOf, type Service, servicePorts } from '../kubernetes/kinds/service.ts';
import type { Resource, ResourceBase } from '../kubernetes/resource.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';

export const externalDnsName = 'external-dns.alpha.kubernetes.io/hostname';

export const claim = {
  nodePort: (port: number, protocol: string): string => `node-port/${protocol}/${port}`,
  clusterAddress: (address: string): string => `cluster-address/${address}`,
  dnsName: (name: string): string => `dns-name/${name.toLowerCase()}`,
};

export function claimsOf(resource: Resource): string[] {
  const claims = dnsNamesOf(resource).map(claim.dnsName);
  return resource.type === 'Service' ? [...claims, ...serviceClaims(resource)] : claims;
}

/** The names that external-dns publishes for an object: a comma-separated list. */
export function dnsNamesOf({ annotations }: ResourceBase): string[] {
  const names = annotations?.get(externalDnsName)?.split(',') ?? [];
  return names.map((name) => name.trim()).filter((name) => name !== '' && !isPlaceholder(name));
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
