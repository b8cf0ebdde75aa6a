/** Random namespaces, pods and policies as plain API objects, small enough that policies often meet. */

import type { RandomSource } from './random-source.ts';

export interface PlainSelector {
  readonly matchLabels?: Readonly<Record<string, string>> | undefined;
  readonly matchExpressions?:
    | readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] | undefined }[]
    | undefined;
}

export interface PlainNamespace {
  readonly name: string;
  /** Undefined where no Namespace object is among the manifests. */
  readonly labels: Readonly<Record<string, string>> | undefined;
}

export interface PlainPod {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly hostNetwork: boolean;
  readonly ports: readonly { readonly name: string; readonly protocol: string; readonly containerPort: number }[];
}

export interface PlainPeer {
  readonly podSelector?: PlainSelector | undefined;
  readonly namespaceSelector?: PlainSelector | undefined;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] | undefined } | undefined;
}

export interface PlainPort {
  readonly protocol?: string | undefined;
  readonly port?: number | string | undefined;
  readonly endPort?: number | undefined;
}

export interface PlainRule {
  readonly from?: readonly PlainPeer[] | undefined;
  readonly to?: readonly PlainPeer[] | undefined;
  readonly ports?: readonly PlainPort[] | undefined;
}

export interface PlainPolicy {
  readonly name: string;
  readonly namespace: string;
  readonly podSelector?: PlainSelector | undefined;
  readonly policyTypes?: readonly string[] | undefined;
  readonly ingress?: readonly PlainRule[] | undefined;
  readonly egress?: readonly PlainRule[] | undefined;
}

export interface PlainPods {
  readonly namespaceSelector?: PlainSelector | undefined;
  readonly podSelector: PlainSelector;
}

export interface PlainAdminPeer {
  readonly namespaces?: PlainSelector | undefined;
  readonly pods?: PlainPods | undefined;
  readonly networks?: readonly string[] | undefined;
}

export interface PlainAdminPort {
  readonly protocol: string | undefined;
  readonly from: number;
  readonly to: number;
  /** A port name instead. */
  readonly name: string | undefined;
}

export interface PlainAdminRule {
  readonly action: 'allow' | 'deny' | 'pass';
  readonly peers: readonly PlainAdminPeer[];
  readonly ports: readonly PlainAdminPort[];
}

export interface PlainAdminPolicy {
  readonly name: string;
  readonly api: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy' | 'ClusterNetworkPolicy';
  readonly tier: 'admin' | 'baseline';
  readonly priority: number;
  readonly subject: { readonly namespaces?: PlainSelector | undefined; readonly pods?: PlainPods | undefined };
  readonly ingress: readonly PlainAdminRule[];
  readonly egress: readonly PlainAdminRule[];
}

export interface PlainWorld {
  readonly namespaces: readonly PlainNamespace[];
  readonly pods: readonly PlainPod[];
  readonly policies: readonly PlainPolicy[];
  readonly adminPolicies: readonly PlainAdminPolicy[];
}

const protocols = ['TCP', 'UDP', 'SCTP'] as const;
const namespaceNames = ['a', 'b', 'c'];
const portNames = ['web', 'dns', 'other'];
export const portNumbers = [53, 80, 81, 8080, 65535];

/** Blocks around the addresses that are asked about, so that they often contain some. */
export const blocks = ['0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32', '192.168.0.0/16', '203.0.113.0/24'];
export const ipv6Blocks = ['::/0', '2001:db8::/32', '2001:db8:1::/48'];
const insides: Readonly<Record<string, readonly string[]>> = {
  '0.0.0.0/0': ['10.0.0.0/8', '203.0.113.0/24', '10.1.2.3/32'],
  '10.0.0.0/8': ['10.1.0.0/16', '10.1.2.3/32'],
  '10.1.0.0/16': ['10.1.2.3/32', '10.1.2.0/30'],
  '::/0': ['2001:db8::/32'],
  '2001:db8::/32': ['2001:db8:1::/48'],
};

export function randomWorld(random: RandomSource): PlainWorld {
  const isAdmin = random.chance(0.45);
  const unseen = random.chance(0.3);
  const namespaces = namespaceNames.slice(0, 1 + random.below(3)).map((name) => ({
    name,
    labels: unseen && random.chance(0.5) ? undefined : randomLabels(random, ['team', 'env'], ['x', 'y']),
  }));
  const homes = namespaces.map((each) => each.name);
  const hosts = random.chance(0.2);
  return {
    namespaces,
    pods: Array.from({ length: 2 + random.below(4) }, (_, i) => randomPod(random, `p${i}`, random.pick(homes), hosts)),
    policies: Array.from({ length: random.below(4) }, (_, i) => randomPolicy(random, `n${i}`, random.pick(homes))),
    adminPolicies: isAdmin ? Array.from({ length: 1 + random.below(3) }, (_, i) => randomAdminPolicy(random, i)) : [],
  };
}

function randomLabels(
  random: RandomSource,
  keys: readonly string[],
  values: readonly string[],
): Record<string, string> {
  return Object.fromEntries(keys.filter(() => random.chance(0.7)).map((key) => [key, random.pick(values)]));
}

function randomPod(random: RandomSource, name: string, namespace: string, hosts: boolean): PlainPod {
  return {
    name,
    namespace,
    labels: randomLabels(random, ['app', 'tier'], ['x', 'y', '']),
    hostNetwork: hosts && random.chance(0.4),
    ports: random.many(0, 3, () => ({
      name: random.pick(portNames),
      protocol: random.pick(protocols),
      containerPort: random.pick(portNumbers),
    })),
  };
}

function randomSelector(random: RandomSource, keys: readonly string[]): PlainSelector {
  const expression = () => {
    const operator = random.pick(['In', 'NotIn', 'Exists', 'DoesNotExist']);
    const values = operator.endsWith('In') ? random.many(1, 2, () => random.pick(['x', 'y', 'z'])) : undefined;
    return { key: random.pick(keys), operator, values };
  };
  return {
    matchLabels: random.maybe(0.4, () => ({ [random.pick(keys)]: random.pick(['x', 'y']) })),
    matchExpressions: random.maybe(0.35, () => random.many(0, 2, expression)),
  };
}

const podSelector = (random: RandomSource) => randomSelector(random, ['app', 'tier', 'none']);

function namespaceSelector(random: RandomSource): PlainSelector {
  if (!random.chance(0.3)) return randomSelector(random, ['team', 'env']);
  return { matchLabels: { 'kubernetes.io/metadata.name': random.pick(namespaceNames) } };
}

function randomPolicy(random: RandomSource, name: string, namespace: string): PlainPolicy {
  const types = random.pick([undefined, [], ['Ingress'], ['Egress'], ['Ingress', 'Egress'], ['Ingress', 'Ingress']]);
  return {
    name,
    namespace,
    podSelector: random.maybe(0.85, () => podSelector(random)),
    policyTypes: types,
    ingress: random.maybe(0.6, () => random.many(0, 2, () => randomRule(random, 'from'))),
    egress: random.maybe(0.6, () => random.many(0, 2, () => randomRule(random, 'to'))),
  };
}

function randomRule(random: RandomSource, field: 'from' | 'to'): PlainRule {
  return {
    [field]: random.maybe(0.75, () => random.many(0, 2, () => randomPeer(random))),
    ports: random.maybe(0.6, () => random.many(0, 2, () => randomPort(random))),
  };
}

function randomPeer(random: RandomSource): PlainPeer {
  const turn = random.below(5);
  if (turn === 0) {
    const cidr = random.pick(random.chance(0.2) ? ipv6Blocks : blocks);
    const inside = insides[cidr];
    return {
      ipBlock: { cidr, except: inside && random.maybe(0.5, () => random.many(1, 2, () => random.pick(inside))) },
    };
  }
  return {
    podSelector: turn !== 1 ? podSelector(random) : undefined,
    namespaceSelector: turn <= 2 ? namespaceSelector(random) : undefined,
  };
}

function randomPort(random: RandomSource): PlainPort {
  const protocol = random.maybe(0.7, () => random.pick(protocols));
  const turn = random.below(4);
  if (turn === 0) return { protocol };
  if (turn === 1) return { protocol, port: random.pick(portNames) };
  const port = random.pick(portNumbers);
  return { protocol, port, endPort: random.maybe(0.3, () => random.pick(portNumbers.filter((each) => each >= port))) };
}

function randomAdminPolicy(random: RandomSource, i: number): PlainAdminPolicy {
  const api = random.pick(['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'] as const);
  const tier = api === 'ClusterNetworkPolicy' ? random.pick(['admin', 'baseline'] as const) : apiTier(api);
  const pods = () => ({
    namespaceSelector: random.maybe(0.6, () => namespaceSelector(random)),
    podSelector: podSelector(random),
  });
  return {
    name: `c${i}`,
    api,
    tier,
    // Equal priorities now and then: their order is not defined.
    priority: api === 'BaselineAdminNetworkPolicy' ? 1001 : random.chance(0.1) ? 500 : i,
    subject: random.chance(0.5) ? { namespaces: namespaceSelector(random) } : { pods: pods() },
    ingress: random.many(0, 2, () => randomAdminRule(random, false, api)),
    egress: random.many(0, 2, () => randomAdminRule(random, true, api)),
  };
}

function apiTier(api: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy'): 'admin' | 'baseline' {
  return api === 'AdminNetworkPolicy' ? 'admin' : 'baseline';
}

function randomAdminRule(random: RandomSource, isEgress: boolean, api: PlainAdminPolicy['api']): PlainAdminRule {
  const actions =
    api === 'BaselineAdminNetworkPolicy' ? (['allow', 'deny'] as const) : (['allow', 'deny', 'pass'] as const);
  const peer = (): PlainAdminPeer => {
    if (isEgress && random.chance(0.25)) return { networks: random.many(1, 2, () => random.pick(blocks)) };
    if (random.chance(0.5)) return { namespaces: namespaceSelector(random) };
    return {
      pods: { namespaceSelector: random.maybe(0.6, () => namespaceSelector(random)), podSelector: podSelector(random) },
    };
  };
  return {
    action: random.pick(actions),
    peers: random.many(1, 2, peer),
    ports: random.many(0, 2, () => adminPort(random)),
  };
}

function adminPort(random: RandomSource): PlainAdminPort {
  if (random.chance(0.25)) return { protocol: undefined, from: 0, to: 0, name: random.pick(portNames) };
  const from = random.pick(portNumbers.slice(0, -1));
  const to = random.chance(0.3) ? random.pick(portNumbers.filter((each) => each > from)) : from;
  return { protocol: random.pick(protocols), from, to, name: undefined };
}
