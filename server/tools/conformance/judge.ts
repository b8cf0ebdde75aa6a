/** Judges one case: agreed, or the differences, each with what the specification says where it settles them. */

import path from 'node:path';
import { findManifests } from '../../src/disk/find.ts';
import { Auditor } from '../../src/features/audit.ts';
import type { Deployed } from '../../src/kubernetes/deployed.ts';
import { isDeployed } from '../../src/kubernetes/deployed.ts';
import { ingressRoutes } from '../../src/kubernetes/kinds/ingress.ts';
import { servicePorts } from '../../src/kubernetes/kinds/service.ts';
import { workloadsNamed } from '../../src/network/endpoint-names.ts';
import { answerOf } from '../../src/network/explain.ts';
import { faultText } from '../../src/network/fault.ts';
import { clusterPolicyFaults } from '../../src/network/faults.ts';
import { Reachability } from '../../src/network/reachability.ts';
import { PortSet, protocols } from '../../src/network/sets/port-set.ts';
import { worldOf } from '../../src/network/world.ts';
import { rules } from '../../src/rules/catalogue.ts';
import { defaultSettings } from '../../src/rules/settings.ts';
import { Workspace } from '../../src/workspace/workspace.ts';
import { type AnalyzerCase, expectedLines, type TruthTableCase } from './cases.ts';
import { theirConventions } from './conventions.ts';
import { connectivityLines, diffLines } from './lines.ts';
import { loadBundle } from './load.ts';

export interface Judgement {
  readonly id: string;
  /** Differences, `-` for what is expected and missing, `+` for what is ours alone. */
  readonly differences: readonly string[];
  /** Why the other side is wrong by the letter, or leaves it open. */
  readonly explained: string | undefined;
  /** How many single statements were compared. */
  readonly compared: number;
}

export function judge(root: string, one: AnalyzerCase): Judgement {
  const load = (folder: string) => loadBundle(path.join(root, folder));
  switch (one.type) {
    case 'connectivity': {
      const deployed = load(one.dir);
      return compareLines(one.id, expectedLines(root, one.expected), connectivityLines(deployed), deployed);
    }
    case 'diff': {
      const [before, after] = [load(one.ref1), load(one.ref2)];
      return compareLines(one.id, expectedLines(root, one.expected), diffLines(before, after), [...before, ...after]);
    }
    case 'invalid':
      return judgeInvalid(one, path.join(root, one.dir));
    case 'query':
      return judgeQuery(one, load(one.dir));
  }
}

/** The truth tables are asked under our own conventions: nothing in them is left open but what pods' addresses decide. */
export function judgeTruthTable(root: string, { id, file, checks, needs_pod_ips }: TruthTableCase): Judgement {
  const reachability = new Reachability(worldOf(loadBundle(path.join(root, file))));
  const differences = checks.flatMap(({ port, protocol, allowed, blocked }) => {
    const ask = (pair: string, expected: string) => {
      const [from, to] = pair.split(' -> ') as [string, string];
      const answer = askOne(reachability, from, to, protocol, port);
      return answer === expected ? [] : [`- ${pair} ${protocol} ${port}: ${expected}, ours ${answer}`];
    };
    return [...allowed.flatMap((pair) => ask(pair, 'allowed')), ...blocked.flatMap((pair) => ask(pair, 'denied'))];
  });
  const compared = checks.reduce((sum, check) => sum + check.allowed.length + check.blocked.length, 0);
  return { id, differences, explained: needs_pod_ips ? podAddresses : undefined, compared };
}

const podAddresses =
  'the expected answer needs the addresses of pods and a plugin that matches pods by address; the field documentation of IPBlock means addresses outside the cluster';

function askOne(reachability: Reachability, from: string, to: string, protocol: string, port: number): string {
  const [source] = workloadsNamed(reachability.world, from);
  const [destination] = workloadsNamed(reachability.world, to);
  const known = protocols.find((each) => each === protocol);
  if (!source || !destination || !known) return 'not found';
  const asked = PortSet.of(known, port);
  const { certain, possible } = reachability.verdict(source, destination);
  return answerOf({ certain: certain.intersect(asked), possible: possible.intersect(asked) }, asked);
}

function judgeQuery(one: AnalyzerCase, deployed: readonly Deployed[]): Judgement {
  const reachability = new Reachability(worldOf(deployed, theirConventions));
  const answer = askOne(reachability, one.source, one.destination, one.protocol, one.port);
  const expected = one.allowed ? 'allowed' : 'denied';
  const differences = answer === expected ? [] : [`- ${expected}`, `+ ${answer}`];
  return { id: one.id, differences, explained: undefined, compared: 1 };
}

/** The words are free, the finding is not: some fault that we report, or pods of one owner that had to be told apart. */
function judgeInvalid({ id, error_contains }: AnalyzerCase, folder: string): Judgement {
  const deployed = loadBundle(folder);
  const toldApart = worldOf(deployed, theirConventions).workloads.filter((each) => each.id.endsWith('}'));
  const found = [
    ...graveFindings(folder),
    ...clusterPolicyFaults(deployed).map(faultText),
    ...toldApart.map((each) => `told apart: ${each.id}`),
  ];
  const differences = found.length > 0 ? [] : [`- ${error_contains}`];
  return { id, differences, explained: undefined, compared: 1 };
}

/** What the rules report at warning or above. */
function graveFindings(folder: string): string[] {
  const { snapshot } = new Workspace().update(findManifests(folder).files);
  const auditor = new Auditor(rules, defaultSettings, ({ rule, error }) => fail(rule, error), false);
  return auditor
    .audit(snapshot, [])
    .findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ what }) => what);
}

function fail(rule: string, error: unknown): never {
  throw new Error(`The rule ${rule} failed.`, { cause: error });
}

function compareLines(
  id: string,
  expected: readonly string[],
  ours: readonly string[],
  deployed: readonly Deployed[],
): Judgement {
  const [theirs, own] = [new Set(expected), new Set(ours)];
  const missing = expected.filter((line) => !own.has(line));
  const extra = ours.filter((line) => !theirs.has(line));
  const isAboutController = [...missing, ...extra].every((line) => line.includes('{ingress-controller}'));
  return {
    id,
    differences: [...missing.map((line) => `- ${line}`), ...extra.map((line) => `+ ${line}`)],
    explained: isAboutController && namesTargetPort(deployed) ? targetPortAsPort : undefined,
    compared: expected.length,
  };
}

const targetPortAsPort =
  "a backend names a number that is the Service's targetPort and not its port; the field documentation of ServiceBackendPort says that it is a port on the Service, so the backend leads nowhere";

/** Whether an Ingress names a number that its Service has as a target port only. */
function namesTargetPort(deployed: readonly Deployed[]): boolean {
  return deployed.some((each) => {
    if (!isDeployed(each, 'Ingress')) return false;
    return ingressRoutes(each.resource).some(({ backend: { service } }) => {
      const named = deployed.find(
        (other) => isDeployed(other, 'Service') && other.resource.name === service?.name?.value,
      );
      const ports = named && isDeployed(named, 'Service') ? servicePorts(named.resource) : [];
      const number = service?.port?.number?.value;
      return (
        ports.every((port) => port.port?.value !== number) && ports.some((port) => port.targetPort?.value === number)
      );
    });
  });
}
