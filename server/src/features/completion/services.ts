/** Proposes Services and their ports where routes lead to them. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { protocolOf, servicePorts, targetPortOf } from '../../kubernetes/kinds/service.ts';
import { View } from '../../workspace/view.ts';
import { describeService } from '../hover-service.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import { isSelf, reachable, type Site, textAt, textBeside } from './site.ts';

/** Services of the own namespace, as an Ingress needs them; those elsewhere only while the namespace is open. */
export function proposeServices(site: Site, namespace: string | undefined = site.view.namespace): Proposal[] {
  const services = reachable(site, 'Service', namespace).filter((one) => !isSelf(site, one));
  return withoutRepeats(
    services.map((service) => ({
      value: service.resource.name,
      kind: 'object',
      detail: detailOf(service, namespace),
      rank: service.namespace === namespace ? 0 : 1,
      describe: () => described(site, service),
    })),
  );
}

/** Services for a reference that may name a namespace beside the name. */
export function proposeReferencedServices(site: Site): Proposal[] {
  const kind = textBeside(site, 'kind');
  if (kind !== undefined && kind !== 'Service') return [];
  return proposeServices(site, textBeside(site, 'namespace') ?? site.view.namespace);
}

/** The names of a Service's ports, for the `port` of an Ingress backend. */
export function proposePortNames(site: Site): Proposal[] {
  return portsOf(site, textAt(site, [...site.path.slice(0, -2), 'name']), site.view.namespace).flatMap(
    ({ port, service }) => {
      if (!port.name) return [];
      const detail = [port.port?.value, targetWords(port)].filter((word) => word !== undefined).join(' ');
      return [{ value: port.name.value, kind: 'port', detail, rank: 0, describe: () => described(site, service) }];
    },
  );
}

/** The numbers of a Service's ports, for the `port` of an Ingress backend. */
export function proposePortNumbers(site: Site): Proposal[] {
  return numbersOf(site, textAt(site, [...site.path.slice(0, -2), 'name']), site.view.namespace);
}

/** The numbers of a Service's ports, for a reference with the port beside the name. */
export function proposeReferencedPorts(site: Site): Proposal[] {
  return numbersOf(site, textBeside(site, 'name'), textBeside(site, 'namespace') ?? site.view.namespace);
}

/** The Services that can govern a StatefulSet: headless ones first. */
export function proposeGoverningServices(site: Site): Proposal[] {
  const all = reachable(site, 'Service', site.view.namespace);
  const headless = new Set(
    all.filter(({ resource }) => resource.spec?.clusterIP?.value === 'None').map(({ resource }) => resource.name),
  );
  return proposeServices(site).map((proposal) => {
    return headless.has(String(proposal.value)) ? proposal : { ...proposal, rank: proposal.rank + 2 };
  });
}

function numbersOf(site: Site, name: string | undefined, namespace: string | undefined): Proposal[] {
  const proposals = portsOf(site, name, namespace).flatMap(({ port, service }): Proposal[] => {
    if (!port.port || Number.isNaN(port.port.value)) return [];
    const detail = [port.name?.value, targetWords(port)].filter((word) => word !== undefined).join(' ');
    return [{ value: port.port.value, kind: 'port', detail, rank: 0, describe: () => described(site, service) }];
  });
  return withoutRepeats(proposals);
}

function portsOf(site: Site, name: string | undefined, namespace: string | undefined) {
  if (name === undefined) return [];
  const service = reachable(site, 'Service', namespace).find(({ resource }) => resource.name === name);
  return service ? servicePorts(service.resource).map((port) => ({ port, service })) : [];
}

function targetWords(port: Parameters<typeof targetPortOf>[0]): string | undefined {
  const target = targetPortOf(port)?.value;
  return target === undefined || target === port.port?.value ? undefined : `→ ${target}`;
}

function detailOf({ resource, namespace }: DeployedOf<'Service'>, wanted: string | undefined): string {
  const ports = servicePorts(resource).map((port) => `${port.port?.value ?? '?'}/${protocolOf(port)}`);
  const place = namespace === wanted || namespace === undefined ? [] : [`namespace ${namespace}`];
  return [...ports, ...place].join(', ');
}

function described({ view }: Site, service: DeployedOf<'Service'>): string {
  return describeService(new View(view.snapshot, view.bundle, service, new Set()), service.resource);
}
