/** What a manifest leaves out and the cluster fills in, shown where it would stand: each kind only where it is wanted. */

import type { Deployed, DeployedOf } from '../kubernetes/deployed.ts';
import {
  directionsOf,
  type NetworkPolicy,
  type PolicyRule,
  policyRules,
  policySelector,
} from '../kubernetes/kinds/network-policy.ts';
import { protocolOf, type Service, servicePorts, serviceSelector } from '../kubernetes/kinds/service.ts';
import { findNamedPort, servingContainers, type Workload } from '../kubernetes/kinds/workload.ts';
import type { Located, Range } from '../text/range.ts';
import { listWords } from '../text/words.ts';
import type { Matches } from '../workspace/lookup.ts';
import { podsOfPeer } from '../workspace/policy-peers.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { View } from '../workspace/view.ts';

export const hintKinds = ['policyTypes', 'protocol', 'targetPort', 'namespace'] as const;

export type HintKind = (typeof hintKinds)[number];

export interface InlayHint {
  readonly kind: HintKind;
  /** The offset that it stands behind. */
  readonly at: number;
  readonly text: string;
  /** One sentence that says where it comes from. */
  readonly because: string;
}

type Pods = readonly DeployedOf<'Workload'>[];

/** The hints of the wanted kinds within a range of a file, in the order of the text. */
export function inlayHintsOf(
  snapshot: Snapshot,
  path: string,
  range: Range,
  kinds: ReadonlySet<HintKind>,
): InlayHint[] {
  const [bundle] = snapshot.bundlesOf(path);
  if (!bundle || kinds.size === 0) return [];
  const hints: InlayHint[] = [];
  for (const deployed of bundle.contribution(path)?.deployed ?? []) {
    const { node } = deployed.resource;
    if (node.end < range.start || range.end < node.start) continue;
    const view = new View(snapshot, bundle, deployed, new Set());
    hints.push(...fieldHints(view), ...namespaceHints(snapshot, path, deployed));
  }
  const wanted = hints.filter(({ kind, at }) => kinds.has(kind) && range.start <= at && at <= range.end);
  return wanted.sort((a, b) => a.at - b.at);
}

function fieldHints(view: View): InlayHint[] {
  const { resource } = view.self;
  switch (resource.type) {
    case 'Service':
      return serviceHints(view, resource);
    case 'NetworkPolicy':
      return policyHints(view, resource);
    case 'Workload':
      return containerHints(resource);
    default:
      return [];
  }
}

function serviceHints(view: View, service: Service): InlayHint[] {
  const selector = serviceSelector(service);
  const pods = selector ? allOf(view.podsOf(selector)) : [];
  return servicePorts(service).flatMap((port) => {
    const hints = port.protocol || !port.port ? [] : [protocolHint(port.port)];
    const target = port.targetPort;
    if (!target && port.port && !Number.isNaN(port.port.value) && selector) {
      const because = 'A Service forwards to the port of its own number where no targetPort is given.';
      hints.push({ kind: 'targetPort', at: port.port.at.end, text: `→ ${port.port.value}`, because });
    }
    return [...hints, ...numberHint(target, protocolOf(port), pods)];
  });
}

function policyHints(view: View, policy: NetworkPolicy): InlayHint[] {
  const hints: InlayHint[] = [];
  const spec = policy.node.entry('spec');
  if (spec && policy.spec && !policy.spec.policyTypes?.items.length) {
    const names = { inbound: 'Ingress', outbound: 'Egress' };
    const types = [...directionsOf(policy)].map((direction) => names[direction]);
    const because = types.includes('Egress')
      ? 'Without policyTypes a policy with egress rules isolates in both directions.'
      : 'Without policyTypes a policy that has no egress rule isolates inbound alone.';
    hints.push({ kind: 'policyTypes', at: spec.key.end + 1, text: `policyTypes: ${types.join(', ')}`, because });
  }
  for (const rule of policyRules(policy)) {
    for (const { port, endPort, protocol } of rule.ports) {
      const last = endPort ?? port;
      if (last && !protocol) hints.push(protocolHint(last));
      if (typeof port?.value === 'string')
        hints.push(...numberHint(port, protocol?.value ?? 'TCP', podsOf(view, rule)));
    }
  }
  return hints;
}

function containerHints(workload: Workload): InlayHint[] {
  return servingContainers(workload).flatMap((container) => {
    const ports = container.ports?.items ?? [];
    return ports.flatMap(({ protocol, containerPort }) => {
      return protocol || !containerPort ? [] : [protocolHint(containerPort)];
    });
  });
}

/** Where the bundles that the file stands in put the object, when its own text says nothing or something else. */
function namespaceHints(snapshot: Snapshot, path: string, { resource }: Deployed): InlayHint[] {
  const written = resource.metadata?.namespace;
  const place = written ?? resource.metadata?.name;
  if (!place) return [];
  const names = new Set<string>();
  for (const bundle of snapshot.bundlesOf(path)) {
    const here = bundle.contribution(path)?.deployed.find((one) => one.resource === resource);
    if (here?.namespace !== undefined && here.namespace !== written?.value) names.add(here.namespace);
  }
  if (names.size === 0) return [];
  const text = `${written ? '→ ' : 'namespace: '}${listWords([...names].sort())}`;
  return [{ kind: 'namespace', at: place.at.end, text, because: 'A kustomization sets this namespace.' }];
}

function protocolHint({ at }: Located<unknown>): InlayHint {
  return { kind: 'protocol', at: at.end, text: 'TCP', because: 'The protocol is TCP where none is given.' };
}

/** The numbers that a port's name stands for in the pods; several where they differ. */
function numberHint(port: Located<string | number> | undefined, protocol: string, pods: Pods): InlayHint[] {
  const name = port?.value;
  if (!port || typeof name !== 'string') return [];
  const numbers = new Set(
    pods.flatMap(({ resource }) => findNamedPort(resource, name, protocol)?.containerPort?.value ?? []),
  );
  if (numbers.size === 0) return [];
  const sorted = [...numbers].sort((a, b) => a - b).map(String);
  const because = 'The number that the containers give to this name.';
  return [{ kind: 'targetPort', at: port.at.end, text: `= ${listWords(sorted, 'or')}`, because }];
}

/** The pods whose ports a rule names: those that the policy is about inbound, its peers outbound. */
function podsOf(view: View, rule: PolicyRule): Pods {
  const { resource } = view.self;
  if (resource.type !== 'NetworkPolicy') return [];
  if (rule.direction === 'inbound') return allOf(view.podsOf(policySelector(resource)));
  return rule.peers.flatMap((peer) => allOf(podsOfPeer(view, peer)));
}

function allOf({ found, possible }: Matches<DeployedOf<'Workload'>>): Pods {
  return [...found, ...possible];
}
