/** Services that the Azure cloud provider makes a load balancer for, and their settings as it reads them. */

import type { Located } from '../text/range.ts';
import { parseCidr } from './formats.ts';
import { knownServiceType, type Service, type ServicePort } from './kinds/service.ts';
import type { ServiceAddress } from './service-addresses.ts';
import type { StringEntry } from './shape.ts';

export const azurePrefix = 'service.beta.kubernetes.io/azure-';

/**
 * Whether Azure serves it: of type LoadBalancer, without a class, which would hand it to somebody else, and known to be
 * for Azure by the cluster's profile or by an annotation of its own.
 */
export function isAzureLoadBalancer(service: Service, isForAks: boolean): boolean {
  if (knownServiceType(service) !== 'LoadBalancer' || service.spec?.loadBalancerClass) return false;
  return isForAks || (service.annotations?.entries ?? []).some(({ key }) => azureKeys.test(key.value));
}

const azureKeys = /^service\.beta\.kubernetes\.io\/(azure-|port_\d+_)/;

/** The annotation `azure-` and a name. */
export function azureEntry(service: Service, name: string): StringEntry | undefined {
  return entryOf(service, azurePrefix + name);
}

/** The setting of one port: the annotation for it alone. */
export function portEntry(service: Service, port: Located<number> | undefined, name: string): StringEntry | undefined {
  return port && entryOf(service, `service.beta.kubernetes.io/port_${port.value}_${name}`);
}

/** The value that counts for a port: its own, else that for all ports. */
export function probeEntry(service: Service, { port }: ServicePort, name: ProbeSetting): StringEntry | undefined {
  return portEntry(service, port, `health-probe_${name}`) ?? azureEntry(service, `load-balancer-health-probe-${name}`);
}

export type ProbeSetting = 'interval' | 'num-of-probe' | 'request-path' | 'protocol';

/** Whether Azure takes a source range for invalid that the API server takes: one with bits behind its prefix. */
export function isDroppedRange(service: Service, isForAks: boolean, { field, text }: ServiceAddress): boolean {
  if (field !== 'loadBalancerSourceRanges' || parseCidr(text)?.hostBits !== true) return false;
  return isAzureLoadBalancer(service, isForAks);
}

/** Only this spelling of true makes a load balancer internal. */
export function isInternal(service: Service): boolean {
  return azureEntry(service, 'load-balancer-internal')?.value.value === 'true';
}

/** Whether a flag is on; most flags are read in any letter case. */
export function isOn(entry: StringEntry | undefined): boolean {
  return entry?.value.value.toLowerCase() === 'true';
}

function entryOf({ annotations }: Service, wanted: string): StringEntry | undefined {
  return annotations?.entries.find(({ key }) => key.value === wanted);
}
