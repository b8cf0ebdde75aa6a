/** Random worlds: the engine against packet-by-packet evaluation, and a world made from the one before against a new one. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deployed } from '../server/src/kubernetes/deployed.ts';
import { parseAddress } from '../server/src/kubernetes/formats.ts';
import { type Change, changesIn, compare } from '../server/src/network/change.ts';
import type { Effect } from '../server/src/network/clause.ts';
import type { Endpoint } from '../server/src/network/endpoints.ts';
import { explain, spoken } from '../server/src/network/explain.ts';
import { changesBy, countChanges, effectOf } from '../server/src/network/policy-effect.ts';
import { Reachability } from '../server/src/network/reachability.ts';
import { PortSet, protocols } from '../server/src/network/sets/port-set.ts';
import { destinationsOf, sourcesOf, type World, worldOf } from '../server/src/network/world.ts';
import { type Completion, type End, isAllowed, type Packet } from './support/naive-policies.ts';
import { deploy, manifestsOf, read } from './support/policy-manifests.ts';
import { type PlainWorld, portNumbers, randomWorld } from './support/random-policies.ts';
import { RandomSource } from './support/random-source.ts';

const worlds = Number(process.env.WORLDS ?? 10_000);
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const outside = ['10.1.2.3', '10.1.9.9', '10.77.0.1', '192.168.5.5', '203.0.113.9', '8.8.8.8'];
const ipv6Outside = ['2001:db8:1::5', '2001:db8:2::5', 'fe80::1'];

test(`${worlds} random worlds agree with packet-by-packet evaluation (SEED=${seed})`, () => {
  console.log(`seeds ${seed} to ${seed + worlds - 1}`);
  for (let i = 0; i < worlds; i++) checkWorld(seed + i);
});

test(`explanations add up to the verdicts (SEED=${seed})`, () => {
  for (let i = 0; i < worlds / 10; i++) checkExplanations(seed + i);
});

/** Adds up what the clauses say, tier by tier, and compares it with what the table says of each end. */
function checkExplanations(worldSeed: number): void {
  const random = new RandomSource(worldSeed);
  const plain = randomWorld(random);
  if (!isFullySeen(plain)) return;
  const world = worldOf(deploy(plain));
  const reachability = new Reachability(world);
  for (const from of sourcesOf(world)) {
    for (const to of destinationsOf(world)) {
      for (const side of explain(reachability, from, to).sides) {
        const decided = (effect: Effect) =>
          PortSet.unionAll(spoken(side).flatMap((each) => (each.clause.effect === effect ? [each.decides] : [])));
        const isIsolated = side.isolating.length > 0;
        const sum = isIsolated ? decided('allow') : PortSet.all.subtract(decided('deny'));
        const title = `seed ${worldSeed}: ${from.id} to ${to.id}, ${side.direction}`;
        assert.equal(side.verdict.certain.toString(), sum.toString(), title);
        assert.equal(side.missing.length, 0, title);
      }
    }
  }
}

test(`a world made from the one before equals a new one (SEED=${seed})`, () => {
  for (let i = 0; i < worlds / 10; i++) checkEdits(seed + i);
});

test(`what one policy opens and closes is what differs from the same world without it (SEED=${seed})`, () => {
  for (let i = 0; i < worlds / 10; i++) checkEffects(seed + i);
});

const replaced: { what: string; before: object[]; after: object[]; asked: object }[] = [
  {
    what: 'port name',
    before: [pod({}, 'web')],
    after: [pod({}, 'dns')],
    asked: policy({ podSelector: {}, ingress: [{ ports: [{ port: 'web' }] }] }),
  },
  {
    what: 'label value',
    before: [pod({ role: 'db' })],
    after: [pod({ role: 'web' })],
    asked: policy({ podSelector: { matchLabels: { role: 'db' } }, ingress: [{}] }),
  },
  {
    what: 'label value of the namespace',
    before: [pod({}), namespace({ team: 'x' })],
    after: [pod({}), namespace({ team: 'y' })],
    asked: policy({
      podSelector: {},
      ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: 'x' } } }] }],
    }),
  },
];

for (const { what, before, after, asked } of replaced) {
  test(`what is replaced before anything asks for its ${what} is forgotten`, () => {
    // Both keys are spoken of and no value is, so that both states look alike until the last edit.
    const exists = (key: string) => ({ matchExpressions: [{ key, operator: 'Exists' }] });
    const general = policy({
      podSelector: exists('role'),
      ingress: [{ from: [{ namespaceSelector: exists('team') }] }],
    });
    const peer = pod({}, undefined, 'peer');
    const states = [
      [...before, general, peer],
      [...after, general, peer],
      [...after, asked, general, peer],
    ].map((state) => state.flatMap((manifest, i) => read(`${i}.yaml`, JSON.stringify(manifest))));
    let reachability = new Reachability(worldOf(states[0]!));
    for (const state of states) {
      listed(reachability);
      reachability = new Reachability(worldOf(state, undefined, reachability.world), reachability);
      assert.deepEqual(listed(reachability), listed(new Reachability(worldOf(state))));
    }
  });
}

function pod(labels: object, portName?: string, name = 'p'): object {
  const ports = portName === undefined ? [] : [{ name: portName, containerPort: 80 }];
  const spec = { containers: [{ name: 'c', image: 'x', ports }] };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'a', labels }, spec };
}

function namespace(labels: object): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels } };
}

function policy(spec: object): object {
  const metadata = { name: 'n', namespace: 'a' };
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata, spec };
}

/** Edits one world a few times, each time on top of the last, and compares it with a world that knows no past. */
function checkEdits(worldSeed: number): void {
  const random = new RandomSource(worldSeed);
  const deployed = deploy(randomWorld(random));
  let reachability = new Reachability(worldOf(deployed));
  for (let edit = 0; edit < 6; edit++) {
    // Only some rows are asked for between edits, so that the next table inherits a half-filled one.
    const { workloads } = reachability.world;
    for (const to of workloads.filter(() => random.chance(0.6))) reachability.arriving(to.column);
    editOnce(deployed, random);
    const world = worldOf(deployed, undefined, reachability.world);
    reachability = new Reachability(world, reachability);
    assert.deepEqual(
      listed(reachability),
      listed(new Reachability(worldOf(deployed))),
      `seed ${worldSeed}, edit ${edit}`,
    );
  }
}

/** Takes away each policy of a world in turn: by what the engine keeps, and by a comparison that knows no short cut. */
function checkEffects(worldSeed: number): void {
  const deployed = deploy(randomWorld(new RandomSource(worldSeed)));
  const reachability = new Reachability(worldOf(deployed));
  for (const { resource } of reachability.world.policies) {
    const rest = deployed.filter((each) => each.resource !== resource);
    const title = `seed ${worldSeed}: ${resource.kind} ${resource.name}`;
    const expected = changesIn(compare(rest, deployed));
    const effect = effectOf(reachability, resource);
    assert.deepEqual(listedChanges(changesBy(effect)), listedChanges(expected), title);
    const count = (test: (change: Change) => boolean) => expected.filter(test).length;
    const counts = {
      opened: count(({ added }) => !added.isEmpty),
      closed: count(({ removed }) => !removed.isEmpty),
      unsettled: count(({ added, removed }) => added.isEmpty && removed.isEmpty),
    };
    assert.deepEqual(countChanges(effect), counts, title);
  }
}

function listedChanges(changes: readonly Change[]): string[] {
  const spell = ({ certain, possible }: Change['before']) => `${certain.key}/${possible.key}`;
  return changes.map(({ from, to, before, after }) => `${from.id} ${to.id} ${spell(before)} ${spell(after)}`);
}

/** Replaces, removes or adds one object; the others stay the very same objects. */
function editOnce(deployed: Deployed[], random: RandomSource): void {
  const other = deploy(randomWorld(random));
  const turn = random.below(4);
  if (turn === 0 && deployed.length > 1) deployed.splice(random.below(deployed.length), 1);
  else if (turn === 1 && other.length > 0) deployed.push(random.pick(other));
  else {
    const at = random.below(deployed.length);
    const alike = other.filter(({ resource }) => resource.type === deployed[at]!.resource.type);
    if (alike.length > 0) deployed[at] = random.pick(alike);
  }
}

function listed(reachability: Reachability): string[] {
  return Array.from(
    reachability.connections(),
    ({ from, to, verdict }) => `${from.id} ${to.id} ${verdict.certain.key} ${verdict.possible.key}`,
  );
}

function checkWorld(worldSeed: number): void {
  const random = new RandomSource(worldSeed);
  const plain = randomWorld(random);
  const world = worldOf(deploy(plain));
  const reachability = new Reachability(world);
  const completions = Array.from({ length: 3 }, () => completionOf(plain, random));
  const isSettled = isFullySeen(plain);
  for (const packet of packetsOf(plain, world, random)) {
    const [from, to] = [endpointOf(world, packet.from, 'inbound'), endpointOf(world, packet.to, 'outbound')];
    const verdict = reachability.verdict(from, to);
    const port = PortSet.of(protocols.find((each) => each === packet.protocol)!, packet.port);
    const certain = verdict.certain.contains(port);
    const possible = verdict.possible.contains(port);
    for (const completion of completions) {
      const allowed = isAllowed(plain, completion, packet);
      if ((certain && !allowed) || (!possible && allowed) || (isSettled && certain !== possible)) {
        assert.fail(
          `seed ${worldSeed}: ${from.id} to ${to.id} ${packet.protocol} ${packet.port}: ` +
            `certain ${certain}, possible ${possible}, naive ${allowed}, settled ${isSettled}\n` +
            `${JSON.stringify(manifestsOf(plain), undefined, 1)}\n${JSON.stringify(completion)}`,
        );
      }
    }
  }
}

/** Whether the manifests leave nothing open, so that every verdict must be plain. */
function isFullySeen({ namespaces, pods, adminPolicies }: PlainWorld): boolean {
  const priorities = adminPolicies.map((policy) => `${policy.tier} ${policy.priority}`);
  return (
    namespaces.every((each) => each.labels) &&
    pods.every((pod) => !pod.hostNetwork) &&
    new Set(priorities).size === priorities.length &&
    !adminPolicies.some((policy) => policy.egress.some((rule) => rule.peers.some((peer) => peer.networks)))
  );
}

function completionOf({ namespaces, pods }: PlainWorld, random: RandomSource): Completion {
  const labels = () =>
    Object.fromEntries(
      ['team', 'env'].flatMap((key) => (random.chance(0.7) ? [[key, random.pick(['x', 'y', 'z'])]] : [])),
    );
  return {
    namespaceLabels: Object.fromEntries(namespaces.map(({ name }) => [name, labels()])),
    addresses: Object.fromEntries(
      pods.map(({ name }) => [
        name,
        random.pick(['10.1.2.3', '10.244.1.7', '192.168.3.4', '172.16.0.9', '100.64.3.3']),
      ]),
    ),
    sharesNode: random.chance(0.5),
    reversesTies: random.chance(0.5),
  };
}

/** Every ordered pair of ends of which one is a pod, each with a few ports. */
function packetsOf({ pods }: PlainWorld, world: World, random: RandomSource): Packet[] {
  const ipv6 = world.sources.some((source) => !source.addresses.v6.isEmpty);
  const inside: End[] = pods.map((pod) => ({ pod }));
  const addresses: End[] = [...outside, ...(ipv6 ? ipv6Outside : [])].map((address) => ({ address }));
  const pairs = [...inside, ...addresses].flatMap((from) =>
    [...inside, ...addresses].filter((to) => to !== from && ('pod' in from || 'pod' in to)).map((to) => ({ from, to })),
  );
  return pairs.flatMap((pair) =>
    Array.from({ length: 2 }, () => ({
      ...pair,
      protocol: random.pick(protocols),
      port: random.chance(0.8) ? random.pick(portNumbers) : 1 + random.below(65535),
    })),
  );
}

function endpointOf(world: World, end: End, direction: 'inbound' | 'outbound'): Endpoint {
  if ('pod' in end) return world.workloads.find((each) => each.name === end.pod.name)!;
  const ranges = direction === 'inbound' ? world.sources : world.destinations;
  const { family, value } = parseAddress(end.address)!;
  return ranges.find((range) => range.addresses.has(family, value))!;
}
