/** Writes our answers in the line format of the conformance data. */

import type { Deployed } from '../../src/kubernetes/deployed.ts';
import { type Change, changesIn, compare } from '../../src/network/change.ts';
import type { Endpoint, WorkloadEndpoint } from '../../src/network/endpoints.ts';
import { declaredPorts } from '../../src/network/pod.ts';
import { Reachability } from '../../src/network/reachability.ts';
import { controllerConnections } from '../../src/network/routes.ts';
import { PortSet } from '../../src/network/sets/port-set.ts';
import type { Verdict } from '../../src/network/verdicts.ts';
import { worldOf } from '../../src/network/world.ts';
import { theirConventions } from './conventions.ts';

export function connectivityLines(deployed: readonly Deployed[]): string[] {
  const reachability = new Reachability(worldOf(deployed, theirConventions));
  const lines: string[] = [];
  for (const { from, to, verdict } of reachability.connections()) lines.push(line(from, to, portsOf(verdict)));
  for (const [to, verdict] of controllerConnections(reachability)) {
    const ports = portsOf(verdict).intersect(declaredBy(to));
    if (!ports.isEmpty) lines.push(`{ingress-controller} => ${to.id} : ${spell(ports)}`);
  }
  return lines;
}

export function diffLines(before: readonly Deployed[], after: readonly Deployed[]): string[] {
  return changesIn(compare(before, after, theirConventions)).flatMap(diffLine);
}

function diffLine({ from, to, before, after, appeared, disappeared }: Change): string[] {
  const cut = from.kind === 'ingress-controller' && to.kind === 'workload' ? declaredBy(to) : PortSet.all;
  const [was, is] = [portsOf(before).intersect(cut), portsOf(after).intersect(cut)];
  if (was.equals(is)) return [];
  const type = was.isEmpty ? 'added' : is.isEmpty ? 'removed' : 'changed';
  const pieces = [`diff-type: ${type}`, `source: ${idOf(from)}`, `destination: ${idOf(to)}`];
  pieces.push(`ref1: ${spell(was)}`, `ref2: ${spell(is)}`);
  const moved = type === 'added' ? appeared : type === 'removed' ? disappeared : [];
  if (moved.length > 0) pieces.push(`workloads-diff-info: workload ${moved.map(idOf).join(' and ')} ${type}`);
  return [pieces.join(', ')];
}

function line(from: Endpoint, to: Endpoint, ports: PortSet): string {
  return `${idOf(from)} => ${idOf(to)} : ${spell(ports)}`;
}

/** Under their conventions nothing is unknown; an unknown verdict here would be a fault of ours and shows as text. */
function portsOf({ certain, possible }: Verdict): PortSet {
  if (!certain.equals(possible)) throw new Error('A verdict is unknown under conventions that leave nothing open.');
  return certain;
}

function declaredBy({ pods }: WorkloadEndpoint): PortSet {
  return PortSet.unionAll(pods.map(declaredPorts));
}

function idOf(endpoint: Endpoint): string {
  return endpoint.kind === 'addresses' ? `${endpoint.id}[External]` : endpoint.id;
}

function spell(ports: PortSet): string {
  if (ports.isAll) return 'All Connections';
  return ports.isEmpty ? 'No Connections' : ports.toString().replace(/ (?=[A-Z])/g, ',');
}
