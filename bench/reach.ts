/** Measures reachability: the full matrix, its growth with workloads and with classes, and the answer after one edit. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Deployed } from '../server/src/kubernetes/deployed.ts';
import { changesIn } from '../server/src/network/change.ts';
import { Reachability } from '../server/src/network/reachability.ts';
import { type World, worldOf } from '../server/src/network/world.ts';
import { policyText, readText, type Size, writeWorld } from './reach-world.ts';

const target: Size = { workloads: 2000, policies: 1000, namespaces: 50, apps: 40 };

// What is left from one measurement must not count in the next.
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Looks up every pair once, as a report of the whole matrix does. */
function countConnections(reachability: Reachability): number {
  let count = 0;
  for (const _ of reachability.connections()) count++;
  return count;
}

function measure<T>(work: () => T): { result: T; ms: number; megabytes: number } {
  collectGarbage();
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
  const start = performance.now();
  const result = work();
  const ms = performance.now() - start;
  const megabytes = (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before) / 2 ** 20;
  return { result, ms, megabytes };
}

function matrix(deployed: readonly Deployed[]): { world: World; reachability: Reachability; count: number } {
  const world = worldOf(deployed);
  const reachability = new Reachability(world);
  return { world, reachability, count: countConnections(reachability) };
}

function report(title: string, size: Size): void {
  const deployed = writeWorld(size);
  const { result, ms, megabytes } = measure(() => matrix(deployed));
  const { world, count } = result;
  console.log(
    `${title.padEnd(28)} ${String(size.workloads).padStart(5)} workloads ${String(size.policies).padStart(5)} policies ` +
      `${String(world.layout.classCount).padStart(5)} classes ${String(count).padStart(9)} connections ` +
      `${ms.toFixed(0).padStart(6)} ms ${megabytes.toFixed(0).padStart(5)} MB`,
  );
}

/** One policy edited again and again: each time the world made anew, and what changed in the whole of it. */
function whatIf(size: Size): void {
  const deployed = writeWorld(size);
  const edited = deployed.findIndex(({ resource }) => resource.name === 'p137');
  let before = matrix(deployed).reachability;
  const times: number[] = [];
  for (let edit = 0; edit < 30; edit++) {
    const [replacement] = readText('137.yaml', policyText(137, size, edit % 2 === 0 ? 8004 : 8003));
    const next = deployed.with(edited, replacement!);
    const start = performance.now();
    const after = new Reachability(worldOf(next, before.world.conventions, before.world), before);
    changesIn({ before, after });
    times.push(performance.now() - start);
    before = after;
  }
  times.sort((a, b) => a - b);
  console.log(
    `what-if after one edited policy: median ${times[15]!.toFixed(1)} ms, worst ${times.at(-1)!.toFixed(1)} ms of ${times.length}`,
  );
}

report('full matrix', target);
report('full matrix, all different', { ...target, apps: 2000 });
for (const workloads of [250, 500, 1000, 2000, 4000]) report('fixed classes', { ...target, workloads, apps: 5 });
for (const workloads of [250, 500, 1000, 2000, 4000]) {
  report('growing classes', { ...target, workloads, policies: 2 * workloads, apps: 4000 });
}
whatIf(target);
