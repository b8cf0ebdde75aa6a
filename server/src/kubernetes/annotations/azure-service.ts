/**
 * Data table: the annotations of LoadBalancer Services that the Azure cloud provider reads.
 * From cloud-provider-azure (pkg/consts, pkg/provider) and its pages loadbalancer, pls-integration and multislb; where
 * the pages of AKS differ, the code counts.
 */

import type { Annotation, Clause, Condition, Effect, Place } from './annotation.ts';
import {
  anyCaseBoolean,
  anyCaseOf,
  anyText,
  commaList,
  exactBoolean,
  filledText,
  integer,
  ipv4,
  ipv6,
  oneOf,
  pattern,
  spaceList,
  trimmedBoolean,
  type ValueType,
} from './value-type.ts';

function azureKey(name: string): string {
  return `service.beta.kubernetes.io/azure-${name}`;
}

/** The provider passes over Services that name a class. Gateways and managed controllers hand the keys on to theirs. */
const onLoadBalancer: readonly Place[] = [
  {
    kind: 'Service',
    when: [
      { field: 'spec.type', is: ['LoadBalancer'] },
      { field: 'spec.loadBalancerClass', is: 'absent' },
    ],
  },
  { kind: 'Gateway', group: 'gateway.networking.k8s.io', field: 'spec.infrastructure.annotations' },
  { kind: 'NginxIngressController', field: 'spec.loadBalancerAnnotations' },
];

type Rest = Partial<Annotation>;

/** Makes the rows of one code path: name, type, what a wrong value does, meaning, and what is special. */
function inFile(path: string) {
  return (name: string, value: ValueType, invalid: Effect, meaning: string, rest: Rest = {}): Annotation => ({
    key: azureKey(name),
    controller: 'azure-cloud-provider',
    on: onLoadBalancer,
    value,
    invalid,
    meaning,
    source: `cloud-provider-azure: ${path}`,
    ...rest,
  });
}

const isInternal: Condition = { annotation: azureKey('load-balancer-internal'), is: ['true'] };
const hasFloatingIpOff: Condition = { annotation: azureKey('disable-load-balancer-floating-ip'), is: 'enabled' };
const hasSourceRanges: Condition = { field: 'spec.loadBalancerSourceRanges[]', is: 'present' };

function needsInternal(because: string, own?: Clause['own']): Clause {
  return { ...(own ? { own } : {}), when: [isInternal], effect: 'ignored', because };
}

const publicOnly: Clause = {
  when: [isInternal],
  effect: 'ignored',
  because: 'An internal load balancer has no public address.',
};

/** A public address is looked for when the Service is not internal, and the other way round. */
const addressClashes: readonly Clause[] = [
  {
    own: 'public-address',
    when: [isInternal],
    effect: 'reconcile-fails',
    because: 'An internal load balancer takes its address from the subnet.',
  },
];
const addressNeeds: readonly Clause[] = [
  {
    own: 'private-address',
    when: [isInternal],
    effect: 'reconcile-fails',
    because: 'A public load balancer needs a public address that exists already.',
  },
];

const pinnedAddress: Condition = {
  anyOf: [
    { annotation: azureKey('load-balancer-ipv4'), is: 'present' },
    { annotation: azureKey('load-balancer-ipv6'), is: 'present' },
    { annotation: azureKey('pip-name'), is: 'present' },
    { field: 'spec.loadBalancerIP', is: 'present' },
  ],
};

const resourceName = pattern(/^[A-Za-z0-9](?:[-\w.]{0,78}\w)?$/, 'the name of an Azure resource, not its ID');
const groupName = pattern(
  /^[-\p{L}\p{N}_.()]{0,89}[-\p{L}\p{N}_()]$/u,
  'the name of a resource group, not its ID',
  'trimmed',
);
const dnsLabel = pattern(
  /^(?:[a-z][-a-z0-9]{1,61}[a-z0-9])?$/,
  'a label of 3 to 63 lower-case letters, digits and -, that begins with a letter',
);
const prefixId: ValueType = { kind: 'azure-id', resource: 'Microsoft.Network/publicIPPrefixes' };
const path = pattern(/^\/\S*$/, 'a path that begins with /');
const subscription = pattern(
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'a subscription ID such as 00000000-0000-0000-0000-000000000000',
);
const serviceTag = pattern(
  /^[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*$/,
  'an Azure service tag such as AzureFrontDoor.Backend',
);
const probeProtocol = anyCaseOf('tcp', 'http', 'https');

const placement = inFile('pkg/provider/azure_loadbalancer.go');
const access = inFile('pkg/provider/loadbalancer/accesscontrol.go');
const probe = inFile('pkg/provider/azure_loadbalancer_healthprobe.go');
const privateLink = inFile('pkg/provider/azure_privatelinkservice.go');

const needsPrivateLink: Clause = {
  when: [{ annotation: azureKey('pls-create'), is: 'enabled' }],
  effect: 'ignored',
  because: 'No private link service is made without azure-pls-create.',
};

/** A setting for one port of the Service, by its number. */
function perPort(name: string, value: ValueType, invalid: Effect, meaning: string, rest: Rest = {}): Annotation {
  return probe('', value, invalid, meaning, {
    key: `service.beta.kubernetes.io/port_{port}_${name}`,
    placeholders: { port: 'port' },
    ...rest,
  });
}

// biome-ignore format: a table is read by its rows.
export const azureService: readonly Annotation[] = [
  // Where the load balancer stands, and its address.
  placement('load-balancer-internal', exactBoolean, 'opens-public',
    'Gives the Service an address inside the virtual network, not a public one; only "true" in lower case does.', {
      default: 'false',
      tells: [{ fact: 'internal-load-balancer', own: ['true'] }],
    }),
  placement('load-balancer-internal-subnet', resourceName, 'reconcile-fails',
    'The subnet from which an internal load balancer takes its address.',
    { needs: [needsInternal('The subnet is read only for an internal load balancer.')] }),
  placement('load-balancer-ipv4', ipv4, 'reconcile-fails',
    'The IPv4 address of the load balancer; a public one must exist already, an internal one must be free.', {
      clashes: [...addressClashes, {
        when: [{ annotation: azureKey('pip-name'), is: 'present' }],
        effect: 'ignored',
        because: 'The name of a public address goes before an address.',
      }, {
        when: [{ field: 'spec.loadBalancerIP', is: 'present' }],
        effect: 'other-ignored',
        because: 'The annotation goes before spec.loadBalancerIP.',
      }],
      needs: addressNeeds,
    }),
  placement('load-balancer-ipv6', ipv6, 'reconcile-fails',
    'The IPv6 address of the load balancer; a public one must exist already, an internal one must be free.', {
      clashes: [...addressClashes, {
        when: [{ annotation: azureKey('pip-name-ipv6'), is: 'present' }],
        effect: 'ignored',
        because: 'The name of a public address goes before an address.',
      }],
      needs: addressNeeds,
    }),
  placement('pip-name', resourceName, 'reconcile-fails',
    'The public address to use, by the name of its resource; it must exist.', {
      since: '1.16',
      clashes: [publicOnly, {
        when: [{ annotation: azureKey('pip-prefix-id'), is: 'present' }],
        effect: 'other-ignored',
        because: 'The name of a public address goes before a prefix.',
      }, {
        when: [{ field: 'spec.loadBalancerIP', is: 'present' }],
        effect: 'other-ignored',
        because: 'The name of a public address goes before an address.',
      }],
    }),
  placement('pip-name-ipv6', resourceName, 'reconcile-fails',
    'The public IPv6 address to use, by the name of its resource; it must exist.', {
      since: '1.27',
      clashes: [publicOnly],
    }),
  placement('pip-prefix-id', prefixId, 'reconcile-fails',
    'The public address prefix from which a new address is taken; needs the Standard load balancer.', {
      since: '1.21',
      clashes: [publicOnly],
    }),
  placement('pip-prefix-id-ipv6', prefixId, 'reconcile-fails',
    'The public IPv6 prefix from which a new address is taken.', { since: '1.27', clashes: [publicOnly] }),
  placement('load-balancer-resource-group', groupName, 'reconcile-fails',
    'The resource group of the public address, when it is not the node resource group.'),
  placement('dns-label-name', dnsLabel, 'reconcile-fails',
    'The DNS label of the public address: label.region.cloudapp.azure.com, unique in its region.', {
      whenEmpty: 'The label is taken away.',
      clashes: [publicOnly],
    }),
  placement('pip-tags', commaList({ kind: 'pair' }), 'entry-dropped',
    'Azure tags for a public address that the provider made.', { clashes: [publicOnly] }),
  placement('pip-ip-tags', commaList({ kind: 'pair' }), 'entry-dropped',
    'IP tags such as RoutingPreference=Internet for a new public address; an existing one keeps its own.', {
      since: '1.21',
      clashes: [publicOnly],
    }),
  placement('additional-public-ips', commaList({ kind: 'address' }, 'kept'), 'reconcile-fails',
    'Further addresses that the security rules admit, as of a global load balancer; blanks are not taken off.'),
  placement('load-balancer-configurations', commaList(filledText), 'reconcile-fails',
    'The load balancers that may serve this Service, where the cluster has several.', {
      clashes: [{
        when: [pinnedAddress],
        effect: 'reconcile-fails',
        because: 'A pinned address already decides which load balancer it is.',
      }],
    }),
  placement('load-balancer-mode', filledText, 'ignored',
    'The node pool whose Basic load balancer is used, or __auto__.', { removed: { date: '2025-09-30' } }),

  // Who may connect.
  access('allowed-ip-ranges', commaList({ kind: 'cidr' }), 'traffic-denied',
    'The client ranges that the network security group admits.', {
      since: '1.29',
      tells: [{ fact: 'source-ranges' }],
      clashes: [{
        when: [hasSourceRanges],
        effect: 'reconcile-fails',
        because: 'The provider refuses a Service that sets both.',
      }],
    }),
  access('allowed-service-tags', commaList(serviceTag), 'reconcile-fails',
    'The Azure service tags that the network security group admits.', {
      tells: [{ fact: 'source-ranges' }],
      clashes: [{
        when: [hasSourceRanges],
        effect: 'ignored',
        because: 'The nodes still drop what is outside the field; ranges beside tags go into azure-allowed-ip-ranges.',
      }],
    }),
  access('deny-all-except-load-balancer-source-ranges', anyCaseBoolean, 'reads-as-false',
    'Adds a security rule that denies everything outside the ranges, which an internal load balancer needs.', {
      default: 'false',
      needs: [{
        own: 'enabled',
        when: [{
          anyOf: [
            hasSourceRanges,
            { annotation: azureKey('allowed-ip-ranges'), is: 'present' },
            { annotation: azureKey('allowed-service-tags'), is: 'present' },
            { annotation: 'service.beta.kubernetes.io/load-balancer-source-ranges', is: 'present' },
          ],
        }],
        effect: 'ignored',
        because: 'There are no ranges to make an exception for.',
      }],
    }),
  access('disable-load-balancer-nsg-rule', anyCaseBoolean, 'reads-as-false',
    'Makes the provider write no security rules for this Service, so that your own rules must let its traffic in.',
    { since: '1.35.6', default: 'false' }),
  access('shared-securityrule', anyText, 'ignored',
    'Shared a security rule with other Services.', { removed: { version: '1.36.0' } }),

  // Rules and timeouts.
  placement('load-balancer-tcp-idle-timeout', integer(4, 100, 'trimmed'), 'reconcile-fails',
    'Minutes after which an idle connection is dropped; the AKS documentation allows 30 at most.', { default: '4' }),
  placement('load-balancer-disable-tcp-reset', anyCaseBoolean, 'reads-as-false',
    'Drops idle connections without telling the two ends.', { default: 'false' }),
  placement('load-balancer-enable-high-availability-ports', anyCaseBoolean, 'reads-as-false',
    'Forwards all ports of an internal address by one rule.', {
      default: 'false',
      needs: [needsInternal('Only an internal load balancer has high availability ports.', 'enabled')],
    }),
  placement('disable-load-balancer-floating-ip', anyCaseBoolean, 'reads-as-false',
    'Sends traffic to the node ports rather than to the address of the load balancer on the nodes.', {
      default: 'false',
      clashes: [{
        own: 'enabled',
        when: [{ field: 'spec.allocateLoadBalancerNodePorts', is: ['false'] }],
        effect: 'reconcile-fails',
        because: 'Without floating IP the traffic needs node ports.',
      }],
    }),

  // Health probes.
  probe('load-balancer-health-probe-protocol', probeProtocol, 'default-used',
    'The protocol of the health probes; the appProtocol of a port goes before it.', { default: 'tcp' }),
  probe('load-balancer-health-probe-interval', integer(5, undefined, 'trimmed'), 'reconcile-fails',
    'Seconds between two probes; times the number of probes it must stay below 120.', { default: '5' }),
  probe('load-balancer-health-probe-num-of-probe', integer(2, undefined, 'trimmed'), 'reconcile-fails',
    'Failed probes after which a node gets no traffic; times the interval it must stay below 120.', { default: '2' }),
  probe('load-balancer-health-probe-request-path', path, 'reconcile-fails',
    'The path that HTTP probes ask for; a backend that answers anything but 200 there counts as down.',
    { default: '/' }),
  perPort('no_lb_rule', anyCaseBoolean, 'reads-as-false',
    'Makes neither a rule nor a probe for this port.', { default: 'false' }),
  perPort('no_probe_rule', anyCaseBoolean, 'reads-as-false',
    'Makes no probe for this port.', { default: 'false' }),
  perPort('health-probe_protocol', probeProtocol, 'default-used',
    'The protocol of the probe of this port; it goes before appProtocol and the setting for all ports.'),
  perPort('health-probe_port', { kind: 'port', named: true, zero: true }, 'reconcile-fails',
    'The port that is probed: a port of the Service by number or name, whose node port is used, or any other number.'),
  perPort('health-probe_interval', integer(5, undefined, 'trimmed'), 'reconcile-fails',
    'Seconds between two probes of this port.', { default: '5' }),
  perPort('health-probe_num-of-probe', integer(2, undefined, 'trimmed'), 'reconcile-fails',
    'Failed probes of this port after which a node gets no traffic.', { default: '2' }),
  perPort('health-probe_request-path', path, 'reconcile-fails',
    'The path that HTTP probes of this port ask for.', { default: '/' }),

  // Private Link.
  privateLink('pls-create', trimmedBoolean, 'reads-as-false',
    'Makes a private link service, by which other networks reach this Service.', {
      default: 'false',
      needs: [{
        own: 'enabled',
        when: [{ anyOf: [isInternal, hasFloatingIpOff] }],
        effect: 'reconcile-fails',
        because: 'A private link service stands before an internal load balancer, or one without floating IP.',
      }],
      clashes: [{
        own: 'enabled',
        when: [{ field: 'spec.ports[].protocol', is: ['SCTP'] }],
        effect: 'reconcile-fails',
        because: 'A private link service does not carry SCTP.',
      }],
    }),
  privateLink('pls-name', resourceName, 'reconcile-fails',
    'The name of the private link service, which cannot be changed afterwards.', { needs: [needsPrivateLink] }),
  privateLink('pls-resource-group', groupName, 'reconcile-fails',
    "The resource group of the private link service, when it is not the load balancer's.",
    { needs: [needsPrivateLink] }),
  privateLink('pls-ip-configuration-subnet', resourceName, 'reconcile-fails',
    "The subnet from which the private link service takes addresses, when it is not the load balancer's.",
    { needs: [needsPrivateLink] }),
  privateLink('pls-ip-configuration-ip-address-count', integer(1, 8, 'trimmed'), 'reconcile-fails',
    'How many addresses the private link service has.', { default: '1', needs: [needsPrivateLink] }),
  privateLink('pls-ip-configuration-ip-address', spaceList(ipv4, 8), 'reconcile-fails',
    'Fixed addresses of the private link service, separated by blanks, no more than their count.',
    { needs: [needsPrivateLink] }),
  privateLink('pls-fqdns', spaceList({ kind: 'host' }), 'reconcile-fails',
    'DNS names of the private link service, separated by blanks.', { needs: [needsPrivateLink] }),
  privateLink('pls-proxy-protocol', trimmedBoolean, 'reads-as-false',
    'Tells backends the address of the client by PROXY protocol version 2, which they must understand.',
    { default: 'false', needs: [needsPrivateLink] }),
  privateLink('pls-visibility', { kind: 'either', of: [oneOf('*'), spaceList(subscription)] }, 'reconcile-fails',
    'The subscriptions that see the private link service, separated by blanks, or * for all.',
    { needs: [needsPrivateLink] }),
  privateLink('pls-auto-approval', spaceList(subscription), 'reconcile-fails',
    'The subscriptions whose connections need no approval, separated by blanks; each must also see the service.',
    { needs: [needsPrivateLink] }),
];
