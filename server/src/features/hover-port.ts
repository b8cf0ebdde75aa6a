/** A port in words, wherever one is named or numbered: from a Service to its containers, and from a container to its Services. */

import { type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { type Ingress, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import {
  type NetworkPolicy,
  type PolicyPort,
  type PolicyRule,
  policyRules,
  policySelector,
} from '../kubernetes/kinds/network-policy.ts';
import { protocolOf, type Service, type ServicePort, servicePorts } from '../kubernetes/kinds/service.ts';
import { type ContainerPort, findNamedPort, servingPorts, type Workload } from '../kubernetes/kinds/workload.ts';
import { titleOf } from '../kubernetes/resource.ts';
import { inlineCode } from '../text/markdown.ts';
import { type Located, touches } from '../text/range.ts';
import { listWords, someOf } from '../text/words.ts';
import { podsOfPeer } from '../workspace/policy-peers.ts';
import { servedPorts } from '../workspace/served-ports.ts';
import { View } from '../workspace/view.ts';
import type { Hover } from './hover.ts';
import { describeService } from './hover-service.ts';

type Value = Located<string | number>;

export function describePort(view: View, offset: number): Hover | undefined {
  const { resource } = view.self;
  switch (resource.type) {
    case 'Service':
      return ofService(view, resource, offset);
    case 'Ingress':
      return ofIngress(view, resource, offset);
    case 'HTTPRoute':
    case 'Route':
      for (const rule of resource.spec?.rules?.items ?? []) {
        for (const { name, namespace, port, kind } of rule.backendRefs?.items ?? []) {
          const at = under(offset, port);
          if (!at || !name || (kind?.value ?? 'Service') !== 'Service') continue;
          return leadingTo(view, name.value, namespace?.value ?? view.namespace, at);
        }
      }
      return undefined;
    case 'NetworkPolicy':
      return ofPolicy(view, resource, offset);
    case 'Workload':
      return ofWorkload(view, resource, offset);
    default:
      return undefined;
  }
}

function ofService(view: View, service: Service, offset: number): Hover | undefined {
  for (const port of servicePorts(service)) {
    const at = under(offset, port.name, port.port, port.targetPort, port.nodePort);
    if (at) return { at: at.at, markdown: describeService(view, service, [port]) };
  }
  return undefined;
}

function ofIngress(view: View, ingress: Ingress, offset: number): Hover | undefined {
  for (const { backend } of ingressRoutes(ingress)) {
    const at = under(offset, backend.service?.port?.name, backend.service?.port?.number);
    const name = backend.service?.name?.value;
    if (at && name !== undefined) return leadingTo(view, name, view.namespace, at);
  }
  return undefined;
}

/** The port of a Service by its name or number, or what the Service has instead. */
function leadingTo(view: View, name: string, namespace: string | undefined, wanted: Value): Hover | undefined {
  const { found, possible } = view.named('Service', name, namespace);
  const service = [...found, ...possible].find((one) => isDeployed(one, 'Service'));
  if (!service || !isDeployed(service, 'Service')) return undefined;
  const ports = servicePorts(service.resource);
  const named = ports.filter(({ name, port }) => name?.value === wanted.value || port?.value === wanted.value);
  const own = new View(view.snapshot, view.bundle, service, new Set());
  const described = describeService(own, service.resource, named.length > 0 ? named : ports);
  const missing = `It has no port ${inlineCode(String(wanted.value))}; these it has.`;
  return { at: wanted.at, markdown: named.length > 0 ? described : `${missing}\n\n${described}` };
}

function ofPolicy(view: View, policy: NetworkPolicy, offset: number): Hover | undefined {
  for (const rule of policyRules(policy)) {
    for (const entry of rule.ports) {
      const at = under(offset, entry.port, entry.endPort);
      if (at) return { at: at.at, markdown: policyPortWords(podsOf(view, policy, rule), rule, entry) };
    }
  }
  return undefined;
}

function policyPortWords(
  pods: readonly DeployedOf<'Workload'>[],
  { direction }: PolicyRule,
  entry: PolicyPort,
): string {
  const protocol = protocolOf(entry);
  const last = entry.endPort?.value ?? entry.port?.value;
  const range = last === entry.port?.value ? String(last) : `${entry.port?.value} to ${last}`;
  const head = `**${protocol} ${inlineCode(range)}** of the pods ${direction === 'inbound' ? 'that the policy is about' : 'that it lets out to'}`;
  const lines = pods.flatMap(({ resource }) => {
    return portsIn(resource, entry).map((port) => `- ${titleOf(resource)}: ${containerPortWords(port)}`);
  });
  if (lines.length > 0) return `${head}\n\nDeclared by:\n\n${[...new Set(lines)].slice(0, 12).join('\n')}`;
  if (pods.length === 0) return `${head}\n\nNo such pod is in view.`;
  const none = `Declared by none of ${someOf(pods.map(({ resource }) => titleOf(resource)))}.`;
  return typeof entry.port?.value === 'string'
    ? `${head}\n\n${none} A name that no container port has opens nothing.`
    : `${head}\n\n${none} Traffic reaches a port that is not declared all the same.`;
}

function portsIn(workload: Workload, entry: PolicyPort): ContainerPort[] {
  const protocol = protocolOf(entry);
  const { port, endPort } = entry;
  if (typeof port?.value === 'string') return [findNamedPort(workload, port.value, protocol) ?? []].flat();
  const [first, last] = [port?.value ?? 1, endPort?.value ?? port?.value ?? 65_535];
  return servingPorts(workload).filter((one) => {
    const number = one.containerPort?.value ?? Number.NaN;
    return protocolOf(one) === protocol && first <= number && number <= last;
  });
}

function containerPortWords({ name, containerPort }: ContainerPort): string {
  const number = String(containerPort?.value ?? '?');
  return name ? `${inlineCode(name.value)} ${number}` : number;
}

function podsOf(view: View, policy: NetworkPolicy, rule: PolicyRule): readonly DeployedOf<'Workload'>[] {
  if (rule.direction === 'inbound') return view.podsOf(policySelector(policy)).found;
  return [...new Set(rule.peers.flatMap((peer) => podsOfPeer(view, peer).found))];
}

/** A container's port, and the ports of Services that lead to it. */
function ofWorkload(view: View, workload: Workload, offset: number): Hover | undefined {
  for (const port of servingPorts(workload)) {
    const at = under(offset, port.name, port.containerPort, port.hostPort);
    if (!at) continue;
    const protocol = protocolOf(port);
    const number = port.containerPort?.value;
    const self = view.self as DeployedOf<'Workload'>;
    const leading = servedPorts(view, [self]).filter(
      (one) => one.number === number && protocolOf(one.port) === protocol,
    );
    const head = `**${protocol} ${containerPortWords(port)}** of ${titleOf(workload)}`;
    const services = leading.map(
      ({ service, port: from }) => `${titleOf(service.resource)} on ${servicePortWords(from)}`,
    );
    const words = services.length > 0 ? `Reached through ${listWords(services)}.` : 'No Service in view leads to it.';
    return { at: at.at, markdown: `${head}\n\n${words}` };
  }
  return undefined;
}

function servicePortWords({ name, port }: ServicePort): string {
  const number = String(port?.value ?? '?');
  return name ? `port ${number} (${inlineCode(name.value)})` : `port ${number}`;
}

function under(offset: number, ...values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value !== undefined && touches(value.at, offset));
}
