/** The fields that can be completed, by the way to them, and who proposes for each. */

import { proposeBlocks, proposeClientRanges, proposeExceptions } from './addresses.ts';
import {
  type Carrier,
  demandsOnPods,
  labelledServices,
  namespaces,
  ownPods,
  podsAnywhere,
  podsBeside,
  podsIn,
} from './carriers.ts';
import { proposeRouteHosts, proposeRuleHosts, proposeTlsHosts, proposeTlsSecrets } from './certificates.ts';
import { proposeGatewayClasses, proposeIngressClasses } from './classes.ts';
import { proposeGateways, proposeListeners } from './gateways.ts';
import { proposeExpressionKeys, proposeExpressionValues, proposeLabels, proposeLabelValues } from './labels.ts';
import { proposeNamespaces } from './namespaces.ts';
import { proposeNamedPorts, proposeOwnPorts, proposePolicyPorts, proposeTargetPorts } from './ports.ts';
import type { Proposal } from './proposal.ts';
import {
  proposeGoverningServices,
  proposePortNames,
  proposePortNumbers,
  proposeReferencedPorts,
  proposeReferencedServices,
  proposeServices,
} from './services.ts';
import type { Path, Site } from './site.ts';

type Propose = (site: Site) => readonly Proposal[];

/** `*` stands for one step, `**` at the beginning for any number. Kinds are those written; empty means any. */
interface Row {
  readonly kinds: readonly string[];
  readonly path: readonly string[];
  readonly expects: 'key' | 'value';
  readonly propose: Propose;
}

export function proposalsAt(site: Site, isKey: boolean): readonly Proposal[] {
  const { kind } = site.view.self.resource;
  const expects = isKey ? 'key' : 'value';
  const row = rows.find(
    ({ kinds, path, expects: wanted }) =>
      wanted === expects && (kinds.length === 0 || kinds.includes(kind)) && fits(path, site.path),
  );
  return row?.propose(site) ?? [];
}

function value(kinds: string, path: string, propose: Propose): Row {
  return { kinds: kinds.split(' ').filter(Boolean), path: path.split('/'), expects: 'value', propose };
}

/** A plain map of labels. */
function labels(kinds: string, path: string, carriers: (site: Site) => readonly Carrier[]): Row[] {
  return [
    { ...value(kinds, path, (site) => proposeLabels(site, carriers(site))), expects: 'key' },
    value(kinds, `${path}/*`, (site) => proposeLabelValues(site, carriers(site))),
  ];
}

/** A LabelSelector. `carriers` is handed the way to the selector itself. */
function selector(kinds: string, path: string, carriers: (site: Site, selector: Path) => readonly Carrier[]): Row[] {
  const up = (site: Site, steps: number) => carriers(site, site.path.slice(0, -steps));
  return [
    { ...value(kinds, `${path}/matchLabels`, (site) => proposeLabels(site, up(site, 1))), expects: 'key' },
    value(kinds, `${path}/matchLabels/*`, (site) => proposeLabelValues(site, up(site, 2))),
    value(kinds, `${path}/matchExpressions/*/key`, (site) => proposeExpressionKeys(site, up(site, 3))),
    value(kinds, `${path}/matchExpressions/*/values/*`, (site) => proposeExpressionValues(site, up(site, 4))),
  ];
}

const admin = 'AdminNetworkPolicy BaselineAdminNetworkPolicy ClusterNetworkPolicy';
const routes = 'HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute';
const backend = ['spec/defaultBackend', 'spec/rules/*/http/paths/*/backend'];
const handlers = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle/*'];

const rows: readonly Row[] = [
  ...backend.flatMap((path) => [
    value('Ingress', `${path}/service/name`, proposeServices),
    value('Ingress', `${path}/service/port/name`, proposePortNames),
    value('Ingress', `${path}/service/port/number`, proposePortNumbers),
  ]),
  value('Ingress', 'spec/ingressClassName', proposeIngressClasses),
  value('Ingress', 'spec/tls/*/secretName', proposeTlsSecrets),
  value('Ingress', 'spec/tls/*/hosts/*', proposeTlsHosts),
  value('Ingress', 'spec/rules/*/host', proposeRuleHosts),

  value(routes, 'spec/parentRefs/*/name', proposeGateways),
  value(routes, 'spec/parentRefs/*/sectionName', proposeListeners),
  value(routes, 'spec/hostnames/*', proposeRouteHosts),
  ...['spec/rules/*/backendRefs/*', 'spec/rules/*/filters/*/requestMirror/backendRef'].flatMap((path) => [
    value(routes, `${path}/name`, proposeReferencedServices),
    value(routes, `${path}/port`, proposeReferencedPorts),
    value(routes, `${path}/namespace`, proposeNamespaces),
  ]),
  value(routes, 'spec/parentRefs/*/namespace', proposeNamespaces),
  value('Gateway', 'spec/gatewayClassName', proposeGatewayClasses),
  value('Gateway', 'spec/listeners/*/tls/certificateRefs/*/name', proposeTlsSecrets),
  value('Gateway', 'spec/listeners/*/tls/certificateRefs/*/namespace', proposeNamespaces),
  ...selector('Gateway', 'spec/listeners/*/allowedRoutes/namespaces/selector', namespaces),
  value('ReferenceGrant', 'spec/from/*/namespace', proposeNamespaces),

  ...labels('Service', 'spec/selector', (site) => podsIn(site)),
  value('Service', 'spec/ports/*/targetPort', proposeTargetPorts),
  value('Service', 'spec/loadBalancerSourceRanges/*', proposeClientRanges),

  ...selector('NetworkPolicy', 'spec/podSelector', (site) => podsIn(site)),
  ...selector('NetworkPolicy', 'spec/*/*/*/*/podSelector', (site, path) => podsBeside(site, path, 'namespaceSelector')),
  ...selector('NetworkPolicy', '**/namespaceSelector', namespaces),
  value('NetworkPolicy', 'spec/*/*/*/*/ipBlock/cidr', proposeBlocks),
  value('NetworkPolicy', 'spec/*/*/*/*/ipBlock/except/*', proposeExceptions),
  value('NetworkPolicy', 'spec/*/*/ports/*/port', proposePolicyPorts),

  ...selector(admin, '**/namespaces', namespaces),
  ...selector(admin, '**/namespaceSelector', namespaces),
  ...selector(admin, '**/podSelector', (site, path) => podsBeside(site, path, 'namespaceSelector')),
  value(admin, 'spec/*/*/*/*/networks/*', proposeBlocks),
  value(admin, 'spec/*/*/ports/*/namedPort', proposeNamedPorts),
  value(admin, 'spec/*/*/protocols/*/destinationNamedPort', proposeNamedPorts),

  ...selector('CiliumNetworkPolicy', 'spec/endpointSelector', (site) => podsIn(site)),
  ...selector('CiliumNetworkPolicy', 'spec/*/*/*/*', (site) => podsIn(site)),
  ...selector('CiliumClusterwideNetworkPolicy', 'spec/endpointSelector', podsAnywhere),

  ...selector('PodDisruptionBudget', 'spec/selector', (site) => podsIn(site)),
  ...selector('PodMonitor', 'spec/selector', (site) => podsIn(site)),
  ...selector('ServiceMonitor', 'spec/selector', labelledServices),

  value('StatefulSet', 'spec/serviceName', proposeGoverningServices),
  ...selector('Deployment StatefulSet DaemonSet ReplicaSet Job', 'spec/selector', ownPods),
  ...labels('ReplicationController', 'spec/selector', ownPods),
  ...labels('', 'spec/template/metadata/labels', demandsOnPods),
  ...selector('', '**/labelSelector', (site) => podsIn(site)),
  ...handlers.flatMap((handler) => [
    value('', `**/containers/*/${handler}/httpGet/port`, proposeOwnPorts),
    value('', `**/containers/*/${handler}/tcpSocket/port`, proposeOwnPorts),
    value('', `**/initContainers/*/${handler}/httpGet/port`, proposeOwnPorts),
    value('', `**/initContainers/*/${handler}/tcpSocket/port`, proposeOwnPorts),
  ]),

  value('', 'metadata/namespace', proposeNamespaces),
];

function fits(pattern: readonly string[], path: Path): boolean {
  const isOpen = pattern[0] === '**';
  const steps = isOpen ? pattern.slice(1) : pattern;
  if (isOpen ? path.length < steps.length : path.length !== steps.length) return false;
  const offset = path.length - steps.length;
  return steps.every((step, index) => step === '*' || step === String(path[offset + index]));
}
