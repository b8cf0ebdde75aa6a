/** Service (v1) as written, and the values that defaulting gives its fields. */

import type { Located } from '../../text/range.ts';
import { type Selector, selectorOfMap } from '../labels.ts';
import type { ResourceBase } from '../resource.ts';
import { boolean, integer, integerOrString, list, object, type ReadAs, string, stringMap, word } from '../shape.ts';
import { serviceStatusShape } from './status.ts';

const servicePortShape = object({
  name: string,
  protocol: word,
  port: integer,
  targetPort: integerOrString,
  nodePort: integer,
  appProtocol: string,
});

const serviceSpecShape = object({
  type: word,
  selector: stringMap,
  ports: list(servicePortShape),
  clusterIP: word,
  clusterIPs: list(word),
  externalIPs: list(word),
  externalName: word,
  externalTrafficPolicy: word,
  internalTrafficPolicy: word,
  healthCheckNodePort: integer,
  ipFamilies: list(word),
  ipFamilyPolicy: word,
  loadBalancerIP: word,
  loadBalancerClass: string,
  loadBalancerSourceRanges: list(word),
  allocateLoadBalancerNodePorts: boolean,
  publishNotReadyAddresses: boolean,
  sessionAffinity: word,
  sessionAffinityConfig: object({ clientIP: object({ timeoutSeconds: integer }) }),
  trafficDistribution: word,
});

export const serviceShape = object({ spec: serviceSpecShape, status: serviceStatusShape }, 'apiVersion kind metadata');

export type ServiceSpec = ReadAs<typeof serviceSpecShape>;
export type ServicePort = ReadAs<typeof servicePortShape>;

export interface Service extends ResourceBase {
  readonly type: 'Service';
  readonly spec: ServiceSpec | undefined;
}

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

const serviceTypes = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'] as const;

export type ServiceType = (typeof serviceTypes)[number];

/** The type after defaulting: ClusterIP when none was given. A value outside the enumeration is returned as written. */
export function serviceTypeOf(service: Service): string {
  return service.spec?.type?.value || 'ClusterIP';
}

/** The type after defaulting, or undefined when it is none of the API's: misspelt, or yet to be substituted. */
export function knownServiceType(service: Service): ServiceType | undefined {
  const written = serviceTypeOf(service);
  return serviceTypes.find((type) => type === written);
}

export function isExternalName(service: Service): boolean {
  return knownServiceType(service) === 'ExternalName';
}

/** Whether the type is one whose ports are opened on every node. */
export function takesNodePorts(service: Service): boolean {
  const type = knownServiceType(service);
  return type === 'NodePort' || type === 'LoadBalancer';
}

export function isLoadBalancer(service: Service): boolean {
  return knownServiceType(service) === 'LoadBalancer';
}

/** Headless: the cluster address is `None`, so clients get the pods' own addresses. */
export function isHeadless(service: Service): boolean {
  const { spec } = service;
  return spec?.clusterIP?.value === 'None' || spec?.clusterIPs?.items[0]?.value === 'None';
}

/**
 * What the Service selects. Undefined when nothing is selected by labels: an ExternalName Service ignores its selector,
 * and an empty or absent selector means that endpoints come from elsewhere.
 */
export function serviceSelector(service: Service): Selector | undefined {
  const selector = service.spec?.selector;
  if (!selector || selector.entries.length === 0 || serviceTypeOf(service) === 'ExternalName') return undefined;
  return selectorOfMap(selector);
}

export function servicePorts(service: Service): readonly ServicePort[] {
  return service.spec?.ports?.items ?? [];
}

export function hasNoPorts(service: Service): boolean {
  return servicePorts(service).length === 0;
}

export function hasSeveralPorts(service: Service): boolean {
  return servicePorts(service).length > 1;
}

/** Without labels to select by, somebody else has to say where the Service leads. */
export function hasNoSelector({ spec }: Service): boolean {
  return !spec?.selector || spec.selector.entries.length === 0;
}

/** Protocol after defaulting, which takes an empty one for none. A value outside the enumeration is returned as written. */
export function protocolOf(port: { readonly protocol: Located<string> | undefined }): string {
  return port.protocol?.value || 'TCP';
}

/** The target port after defaulting: absent, 0 and the empty string mean the port itself. */
export function targetPortOf(port: ServicePort): Located<number | string> | undefined {
  const target = port.targetPort;
  return target && target.value !== 0 && target.value !== '' ? target : port.port;
}
