/** The fields of a Service that its type forbids, as the API server has it (ValidateService). */

import { knownServiceType, type Service, type ServiceType, servicePorts } from './kinds/service.ts';
import { isMisread } from './misread.ts';
import { isPlaceholder, keyAt, type Placed } from './shape.ts';

export interface ForbiddenField {
  readonly field: string;
  /** The types that take the field. */
  readonly types: readonly ServiceType[];
  readonly holder: Placed;
}

/** Nothing is known of a Service whose type is none of the API's, or may be what cannot be decoded. */
export function* forbiddenFields(service: Service): Iterable<ForbiddenField> {
  const type = knownServiceType(service);
  const { spec } = service;
  if (!type || !spec || isMisread(service, spec)) return;
  const isBalanced = type === 'LoadBalancer';
  const isExternalName = type === 'ExternalName';
  const isReached = isBalanced || type === 'NodePort' || (type === 'ClusterIP' && isSome(spec.externalIPs));
  if (type === 'ClusterIP') {
    for (const port of servicePorts(service)) {
      if (port.nodePort?.value) yield { field: 'nodePort', types: ['NodePort', 'LoadBalancer'], holder: port };
    }
  }
  const rows: [string, boolean, readonly ServiceType[]][] = [
    ['clusterIP', isExternalName && isSet(spec.clusterIP), plain],
    ['clusterIPs', isExternalName && isSome(spec.clusterIPs) && !isSet(spec.clusterIP), plain],
    ['ipFamilies', isExternalName && isSome(spec.ipFamilies), plain],
    ['ipFamilyPolicy', isExternalName && spec.ipFamilyPolicy !== undefined, plain],
    ['loadBalancerSourceRanges', !isBalanced && isSome(spec.loadBalancerSourceRanges), balanced],
    ['allocateLoadBalancerNodePorts', !isBalanced && spec.allocateLoadBalancerNodePorts !== undefined, balanced],
    ['loadBalancerClass', !isBalanced && spec.loadBalancerClass !== undefined, balanced],
    ['externalTrafficPolicy', !isReached && isSet(spec.externalTrafficPolicy), ['NodePort', 'LoadBalancer']],
    ['healthCheckNodePort', isUnchecked(service, type), balanced],
  ];
  for (const [field, isForbidden, types] of rows) {
    if (isForbidden && keyAt(spec, field)) yield { field, types, holder: spec };
  }
}

/** Whether a field of the spec is refused whatever it says. */
export function isForbidden(service: Service, field: string): boolean {
  for (const one of forbiddenFields(service)) if (one.field === field) return true;
  return false;
}

const plain: readonly ServiceType[] = ['ClusterIP', 'NodePort', 'LoadBalancer'];
const balanced: readonly ServiceType[] = ['LoadBalancer'];

/** Only load balancers that send traffic to nodes with endpoints alone ask the nodes for their health. */
function isUnchecked({ spec }: Service, type: ServiceType): boolean {
  const policy = spec?.externalTrafficPolicy?.value ?? '';
  if (!spec?.healthCheckNodePort?.value || isPlaceholder(policy)) return false;
  return type !== 'LoadBalancer' || policy === '' || policy === 'Cluster';
}

function isSet(value: { readonly value: string } | undefined): boolean {
  return value !== undefined && value.value !== '';
}

function isSome(list: { readonly items: readonly unknown[] } | undefined): boolean {
  return list !== undefined && list.items.length > 0;
}
