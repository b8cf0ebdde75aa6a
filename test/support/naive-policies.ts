/**
 * Decides one packet at a time, straight from the specification: NetworkPolicy's field documentation, KEP-2091 for the
 * tiers. Slow, short, and without any set: what the engine is held against.
 */

import type {
  PlainAdminPeer,
  PlainAdminPolicy,
  PlainAdminPort,
  PlainPeer,
  PlainPod,
  PlainPods,
  PlainPolicy,
  PlainPort,
  PlainSelector,
  PlainWorld,
} from './random-policies.ts';

/** One end of a packet: a pod, or an address outside the cluster. */
export type End = { readonly pod: PlainPod } | { readonly address: string };

export interface Packet {
  readonly from: End;
  readonly to: End;
  readonly protocol: string;
  readonly port: number;
}

/** What no manifest says, settled one way. */
export interface Completion {
  readonly namespaceLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Of pods by name, and of the nodes of pods on the host network. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly sharesNode: boolean;
  /** Which of several policies of equal priority comes first. */
  readonly reversesTies: boolean;
}

export function isAllowed(world: PlainWorld, completion: Completion, packet: Packet): boolean {
  const judge = new Judge(world, completion, packet);
  return judge.sideAllows('egress', packet.from, packet.to) && judge.sideAllows('ingress', packet.to, packet.from);
}

type Side = 'ingress' | 'egress';

class Judge {
  readonly #world: PlainWorld;
  readonly #completion: Completion;
  readonly #packet: Packet;

  constructor(world: PlainWorld, completion: Completion, packet: Packet) {
    this.#world = world;
    this.#completion = completion;
    this.#packet = packet;
  }

  sideAllows(side: Side, subject: End, peer: End): boolean {
    if (!('pod' in subject) || subject.pod.hostNetwork) return true;
    const { pod } = subject;
    // A node reaches the pods that run on it, whatever the policies say.
    if (side === 'ingress' && 'pod' in peer && peer.pod.hostNetwork && this.#completion.sharesNode) return true;
    const admin = this.#firstMatch('admin', side, pod, peer);
    if (admin === 'allow' || admin === 'deny') return admin === 'allow';
    const isolating = this.#world.policies.filter((policy) => this.#isolates(policy, side, pod));
    if (isolating.length > 0) return isolating.some((policy) => this.#policyAllows(policy, side, peer));
    return this.#firstMatch('baseline', side, pod, peer) !== 'deny';
  }

  #isolates(policy: PlainPolicy, side: Side, pod: PlainPod): boolean {
    if (policy.namespace !== pod.namespace || !holds(policy.podSelector ?? {}, pod.labels)) return false;
    const types = policy.policyTypes ?? [];
    if (types.length > 0) return types.includes(side === 'ingress' ? 'Ingress' : 'Egress');
    return side === 'ingress' || (policy.egress ?? []).length > 0;
  }

  #policyAllows(policy: PlainPolicy, side: Side, peer: End): boolean {
    const rules = (side === 'ingress' ? policy.ingress : policy.egress) ?? [];
    return rules.some((rule) => {
      const peers = (side === 'ingress' ? rule.from : rule.to) ?? [];
      const ports = rule.ports ?? [];
      const peerFits = peers.length === 0 || peers.some((each) => this.#isPeer(each, policy.namespace, peer));
      return peerFits && (ports.length === 0 || ports.some((port) => this.#isPort(port)));
    });
  }

  #isPeer(peer: PlainPeer, namespace: string, end: End): boolean {
    if (peer.ipBlock) {
      const address = 'address' in end ? end.address : end.pod.hostNetwork ? this.#addressOf(end.pod) : undefined;
      if (address === undefined || !isInBlock(address, peer.ipBlock.cidr)) return false;
      return !(peer.ipBlock.except ?? []).some((block) => isInBlock(address, block));
    }
    if (!('pod' in end) || end.pod.hostNetwork) return false;
    const { pod } = end;
    const isHome = peer.namespaceSelector
      ? holds(peer.namespaceSelector, this.#namespaceLabels(pod.namespace))
      : pod.namespace === namespace;
    return isHome && holds(peer.podSelector ?? {}, pod.labels);
  }

  #isPort({ protocol = 'TCP', port, endPort }: PlainPort): boolean {
    const { packet } = { packet: this.#packet };
    if (packet.protocol !== protocol) return false;
    if (port === undefined) return true;
    if (typeof port === 'number') return port <= packet.port && packet.port <= (endPort ?? port);
    return 'pod' in packet.to && firstNamed(packet.to.pod, port, protocol) === packet.port;
  }

  #firstMatch(tier: 'admin' | 'baseline', side: Side, pod: PlainPod, peer: End): 'allow' | 'deny' | 'pass' | undefined {
    for (const policy of this.#inOrder(tier)) {
      if (!this.#isSubject(policy, pod)) continue;
      for (const rule of side === 'ingress' ? policy.ingress : policy.egress) {
        if (!rule.peers.some((each) => this.#isAdminPeer(each, peer))) continue;
        if (rule.ports.length > 0 && !rule.ports.some((port) => this.#isAdminPort(port))) continue;
        return rule.action;
      }
    }
    return undefined;
  }

  #inOrder(tier: 'admin' | 'baseline'): PlainAdminPolicy[] {
    const policies = this.#world.adminPolicies.filter((policy) => policy.tier === tier);
    if (this.#completion.reversesTies) policies.reverse();
    return policies.sort((a, b) => a.priority - b.priority);
  }

  #isSubject({ subject }: PlainAdminPolicy, pod: PlainPod): boolean {
    if (subject.pods) return this.#isPodOf(subject.pods, pod);
    return holds(subject.namespaces!, this.#namespaceLabels(pod.namespace));
  }

  #isAdminPeer(peer: PlainAdminPeer, end: End): boolean {
    if (peer.networks) {
      const address = 'address' in end ? end.address : this.#addressOf(end.pod);
      return peer.networks.some((block) => isInBlock(address, block));
    }
    if (!('pod' in end) || end.pod.hostNetwork) return false;
    if (peer.pods) return this.#isPodOf(peer.pods, end.pod);
    return holds(peer.namespaces!, this.#namespaceLabels(end.pod.namespace));
  }

  #isPodOf(pods: PlainPods, pod: PlainPod): boolean {
    return (
      holds(pods.namespaceSelector ?? {}, this.#namespaceLabels(pod.namespace)) && holds(pods.podSelector, pod.labels)
    );
  }

  #isAdminPort(port: PlainAdminPort): boolean {
    const { to, protocol, port: number } = this.#packet;
    if (port.name === undefined) return port.protocol === protocol && port.from <= number && number <= port.to;
    return 'pod' in to && firstNamed(to.pod, port.name, protocol) === number;
  }

  #namespaceLabels(name: string): Readonly<Record<string, string>> {
    const written = this.#world.namespaces.find((each) => each.name === name)?.labels;
    const labels = written ?? this.#completion.namespaceLabels[name] ?? {};
    return { ...labels, 'kubernetes.io/metadata.name': name };
  }

  #addressOf(pod: PlainPod): string {
    return this.#completion.addresses[pod.name]!;
  }
}

function firstNamed(pod: PlainPod, name: string, protocol: string): number | undefined {
  return pod.ports.find((port) => port.name === name && port.protocol === protocol)?.containerPort;
}

function holds(selector: PlainSelector, labels: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(selector.matchLabels ?? {});
  if (!pairs.every(([key, value]) => labels[key] === value)) return false;
  return (selector.matchExpressions ?? []).every(({ key, operator, values = [] }) => {
    const value = labels[key];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    if (operator === 'In') return value !== undefined && values.includes(value);
    return value === undefined || !values.includes(value);
  });
}

/** Whether the first bits agree, bit by bit. */
export function isInBlock(address: string, block: string): boolean {
  const [start, length] = block.split('/') as [string, string];
  const [a, b] = [bitsOf(address), bitsOf(start)];
  return a.length === b.length && a.slice(0, Number(length)) === b.slice(0, Number(length));
}

function bitsOf(address: string): string {
  if (!address.includes(':'))
    return address
      .split('.')
      .map((octet) => bits(Number(octet), 8))
      .join('');
  const [left, right] = address.split('::');
  const head = left ? left.split(':') : [];
  const tail = right ? right.split(':') : [];
  const middle = address.includes('::') ? Array.from({ length: 8 - head.length - tail.length }, () => '0') : [];
  return [...head, ...middle, ...tail].map((group) => bits(Number.parseInt(group, 16), 16)).join('');
}

function bits(value: number, width: number): string {
  return value.toString(2).padStart(width, '0');
}
