/** Reads `networkProfile` in the spellings of the REST API, the command line, Azure Service Operator and Bicep. */

import { compactOrAbsent } from './compact.ts';
import type { LoadBalancerProfile, NatGatewayProfile, NetworkProfile, Stated } from './profile.ts';
import type { Fields } from './read-fields.ts';

const outboundTypes = [
  'loadBalancer',
  'managedNATGateway',
  'managedNATGatewayV2',
  'userAssignedNATGateway',
  'userDefinedRouting',
  'none',
  'block',
] as const;

/** The fields of a mapping that is a `networkProfile`, or that holds its fields beside others. */
export function readNetworkProfile(fields: Fields): NetworkProfile | undefined {
  const advanced = fields.within('advancedNetworking');
  const security = advanced.within('security');
  return compactOrAbsent({
    networkPlugin: fields.oneOf(['azure', 'kubenet', 'none'], 'networkPlugin'),
    networkPluginMode: fields.oneOf(['overlay'], 'networkPluginMode'),
    networkPolicy: fields.oneOf(['none', 'azure', 'calico', 'cilium'], 'networkPolicy'),
    networkDataplane: fields.oneOf(['azure', 'cilium'], 'networkDataplane'),
    networkMode: fields.oneOf(['transparent', 'bridge'], 'networkMode'),
    advancedNetworking: advanced.flag('enabled'),
    advancedSecurity: security.flag('enabled'),
    advancedPolicies: security.oneOf(['None', 'FQDN', 'L7'], 'advancedNetworkPolicies'),
    transitEncryption: security.within('transitEncryption').oneOf(['None', 'WireGuard', 'mTLS'], 'type'),
    podCidrs: fields.texts('podCidrs') ?? fields.texts('podCidr'),
    serviceCidrs: fields.texts('serviceCidrs') ?? fields.texts('serviceCidr'),
    dnsServiceIP: fields.text('dnsServiceIP'),
    dockerBridgeCidr: fields.text('dockerBridgeCidr'),
    ipFamilies: readFamilies(fields),
    outboundType: fields.oneOf(outboundTypes, 'outboundType'),
    loadBalancerSku: fields.oneOf(['standard', 'basic', 'service'], 'loadBalancerSku'),
    loadBalancer: readLoadBalancer(fields.within('loadBalancerProfile')),
    natGateway: readNatGateway(fields.within('natGatewayProfile')),
    staticEgressGateway: fields.within('staticEgressGatewayProfile').flag('enabled'),
  });
}

function readFamilies(fields: Fields): readonly Stated<'IPv4' | 'IPv6'>[] | undefined {
  return fields.texts('ipFamilies')?.flatMap((stated) => {
    const value = (['IPv4', 'IPv6'] as const).find((family) => family.toLowerCase() === stated.value.toLowerCase());
    if (value) return [{ ...stated, value }];
    fields.report('unknown-value', stated.at, 'ipFamilies lists IPv4 and IPv6.');
    return [];
  });
}

/** Cluster API writes the number itself where REST has `managedOutboundIPs.count`. */
function readLoadBalancer(fields: Fields): LoadBalancerProfile | undefined {
  const isNumber = fields.node('managedOutboundIPs')?.kind === 'scalar';
  const managed = isNumber ? undefined : fields.within('managedOutboundIPs');
  return compactOrAbsent({
    managedOutboundIPs: isNumber ? fields.count('managedOutboundIPs') : managed?.count('count'),
    managedOutboundIPv6s: managed?.count('countIPv6'),
    allocatedOutboundPorts: fields.count('allocatedOutboundPorts'),
    idleTimeoutInMinutes: fields.count('idleTimeoutInMinutes'),
    multipleStandardLoadBalancers: fields.flag('enableMultipleStandardLoadBalancers'),
    backendPoolType: fields.oneOf(['NodeIPConfiguration', 'NodeIP'], 'backendPoolType'),
  });
}

function readNatGateway(fields: Fields): NatGatewayProfile | undefined {
  return compactOrAbsent({
    managedOutboundIPs: fields.within('managedOutboundIPProfile').count('count'),
    idleTimeoutInMinutes: fields.count('idleTimeoutInMinutes'),
    sku: fields.oneOf(['Standard', 'StandardV2'], 'sku'),
  });
}
