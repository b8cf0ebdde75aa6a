/** Proposes the ports of containers: where Services forward to, where probes ask, and what policies open. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { policyRules, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { protocolOf, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { type ContainerPort, servingPorts } from '../../kubernetes/kinds/workload.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList, isMap, isScalar, type Node } from '../../manifest/located.ts';
import { countOf } from '../../text/words.ts';
import { podsOfPeer } from '../../workspace/policy-peers.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import { allOf, nodeAt, reachable, type Site, textBeside } from './site.ts';

type Pods = readonly DeployedOf<'Workload'>[];

/** What a Service may forward to: ports of the pods it selects, or of any in the namespace while it selects none. */
export function proposeTargetPorts(site: Site): Proposal[] {
  const { view } = site;
  const { resource } = view.self;
  const selector = resource.type === 'Service' ? serviceSelector(resource) : undefined;
  const { found, possible } = selector ? view.podsOf(selector) : { found: [], possible: [] };
  const selected = [...found, ...possible];
  return portsOf(selected.length > 0 ? selected : reachable(site, 'Workload', view.namespace), protocolBeside(site));
}

/** What a policy's rule may open: ports of the pods it is about inbound, of its peers outbound. */
export function proposePolicyPorts(site: Site): Proposal[] {
  const { view, path } = site;
  const { resource } = view.self;
  if (resource.type !== 'NetworkPolicy') return [];
  const selected = view.podsOf(policySelector(resource));
  if (path[1] === 'ingress') return portsOf([...selected.found, ...selected.possible], protocolBeside(site));
  const rule = policyRules(resource).find(({ direction, index }) => direction === 'outbound' && index === path[2]);
  const peers = (rule?.peers ?? []).flatMap((peer) => {
    const { found, possible } = podsOfPeer(view, peer);
    return [...found, ...possible];
  });
  return portsOf([...new Set(peers)], protocolBeside(site));
}

/** The named ports of the bundle, for policies of the whole cluster. */
export function proposeNamedPorts(site: Site): Proposal[] {
  const all = allOf(site.view.bundle, 'Workload');
  return portsOf(all, undefined).filter(({ value }) => typeof value === 'string');
}

/** The ports of the container that a probe or a hook stands in. */
export function proposeOwnPorts(site: Site): Proposal[] {
  const depth = site.path.findLastIndex((step) => step === 'containers' || step === 'initContainers');
  const container = nodeAt(site, site.path.slice(0, depth + 2));
  const ports = isMap(container) ? container.get('ports') : undefined;
  const proposals = (isList(ports) ? ports.items : []).flatMap((port): Proposal[] => {
    const [name, number] = [fieldOf(port, 'name'), fieldOf(port, 'containerPort')];
    return [name, number].flatMap((value, rank): Proposal[] => {
      if (value === undefined || (typeof value === 'string' && !isPortName(value))) return [];
      return [{ value, kind: 'port', detail: String((rank === 0 ? number : name) ?? ''), rank }];
    });
  });
  return withoutRepeats(proposals);
}

function portsOf(pods: Pods, protocol: string | undefined): Proposal[] {
  const names = new Map<string | number, { port: ContainerPort; pods: Set<Pods[number]> }>();
  for (const one of pods) {
    for (const port of servingPorts(one.resource)) {
      if (protocol !== undefined && protocolOf(port) !== protocol) continue;
      for (const value of [port.name?.value, port.containerPort?.value]) {
        if (value === undefined || Number.isNaN(value)) continue;
        const known = names.get(value) ?? { port, pods: new Set() };
        names.set(value, known);
        known.pods.add(one);
      }
    }
  }
  return [...names].map(([value, { port, pods: having }]) => {
    const other = typeof value === 'string' ? port.containerPort?.value : port.name?.value;
    const [first] = having;
    const where = having.size === 1 ? titleOf(first!.resource) : countOf(having.size, 'workload');
    const isShared = having.size === new Set(pods).size;
    const rank = (isShared ? 0 : 2) + (typeof value === 'string' ? 0 : 1);
    return { value, kind: 'port', detail: [other, where].filter(Boolean).join(', '), rank };
  });
}

function protocolBeside(site: Site): string {
  return textBeside(site, 'protocol') ?? 'TCP';
}

function fieldOf(port: Node, field: string): string | number | undefined {
  const node = isMap(port) ? port.get(field) : undefined;
  const value = isScalar(node) ? node.value : undefined;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
