/** What is refused in a `StaticGatewayConfiguration`, by which pods leave an AKS cluster from fixed addresses. */

import { isMap, isScalar, type MapNode, stringOf } from '../manifest/located.ts';
import { nodesAt } from '../manifest/node-path.ts';
import type { Located } from '../text/range.ts';
import { parseCidr } from './formats.ts';
import type { FieldFault } from './nginx-controller-faults.ts';
import type { Resource } from './resource.ts';
import { isPlaceholder } from './shape.ts';

export function isEgressConfiguration({ group, kind }: Resource): boolean {
  return group === 'egressgateway.kubernetes.azure.com' && kind === 'StaticGatewayConfiguration';
}

/** The node pool that it names, which must be a pool of gateways. */
export function gatewayPoolOf(resource: Resource): Located<string> | undefined {
  const [node] = nodesAt(resource.node, 'spec.gatewayNodepoolName');
  const value = stringOf(node);
  return node && value ? { value, at: node.at } : undefined;
}

/** From the definition of the kind (kube-egress-gateway, api/v1alpha1) and AKS: static-egress-gateway. */
export function egressConfigurationFaults(resource: Resource): FieldFault[] {
  const [spec] = nodesAt(resource.node, 'spec');
  if (!isMap(spec)) return [];
  return [...gatewayFaults(spec, resource), ...routeFaults(spec), ...addressFaults(spec)];
}

function gatewayFaults(spec: MapNode, { kindAt }: Resource): FieldFault[] {
  const [pool, profile] = [spec.entry('gatewayNodepoolName'), spec.entry('gatewayVmssProfile')];
  const advice = 'On AKS name the node pool of gateways in gatewayNodepoolName.';
  if (pool && profile)
    return [{ at: profile.key.at, what: 'names its gateways by node pool and by scale set', advice }];
  if (!pool && !profile) return [{ at: kindAt, what: 'names no gateways', advice }];
  return nodesAt(spec, 'gatewayVmssProfile.publicIpPrefixSize').flatMap((node): FieldFault[] => {
    const size = isScalar(node) && typeof node.value === 'number' ? node.value : 0;
    if (0 <= size && size <= 31) return [];
    return [{ at: node.at, what: `asks for an address prefix of /${size}`, advice: 'Write a size from 0 to 31.' }];
  });
}

function routeFaults(spec: MapNode): FieldFault[] {
  const route = spec.get('defaultRoute');
  const word = stringOf(route);
  if (!route || word === undefined || isPlaceholder(word) || ['staticEgressGateway', 'azureNetworking'].includes(word))
    return [];
  return [
    { at: route.at, what: `has the default route ${word}`, advice: 'Write staticEgressGateway or azureNetworking.' },
  ];
}

function addressFaults(spec: MapNode): FieldFault[] {
  const found: FieldFault[] = [];
  const provided = spec.get('provisionPublicIps');
  const prefix = spec.entry('publicIpPrefixId');
  if (prefix && isScalar(provided) && provided.value === false) {
    const advice = 'Take publicIpPrefixId away, or set provisionPublicIps to true.';
    found.push({ at: prefix.key.at, what: 'names a prefix of public addresses and provides none', advice });
  }
  for (const node of nodesAt(spec, 'excludeCidrs[]')) {
    const text = stringOf(node);
    if (text === undefined || isPlaceholder(text) || parseCidr(text)) continue;
    found.push({
      at: node.at,
      what: `excludes ${text || '(empty)'}, which is no range`,
      advice: 'Write a range such as 10.0.0.0/8.',
    });
  }
  return found;
}
