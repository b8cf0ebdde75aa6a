/** Checks the reachability matrices of a case: rows are sources, columns destinations. */

import type { Deployed } from '../../server/src/kubernetes/deployed.ts';
import { endpointsNamed, portsNamed } from '../../server/src/network/endpoint-names.ts';
import { answerOf } from '../../server/src/network/explain.ts';
import { Reachability } from '../../server/src/network/reachability.ts';
import type { PortSet } from '../../server/src/network/sets/port-set.ts';
import { worldOf } from '../../server/src/network/world.ts';
import type { FixtureCase } from './fixture.ts';
import { read } from './policy-manifests.ts';

/** What a cell says: allowed, blocked, unknown, or not asked (a workload to itself, two addresses). */
const marks = { allowed: '.', denied: 'X', unknown: '?', partly: '~' } as const;

/** The matrices as they come out, in the layout of the fixture, so that a failure shows both side by side. */
export function drawnMatrices({ files, matrices }: FixtureCase): { expected: string; actual: string }[] {
  const reachability = new Reachability(worldOf(files.flatMap(({ path, text }) => read(path, text))));
  return matrices.map(({ ports, rows }) => {
    const [names = [], ...lines] = rows;
    const asked = portsNamed(ports);
    if (!asked) throw new Error(`No ports are called ${ports}.`);
    const drawn = lines.map(([source = '', ...cells]) => [
      source,
      ...cells.map((cell, i) => (cell === '-' ? '-' : markOf(reachability, source, names[i] ?? '', asked))),
    ]);
    const show = (table: readonly (readonly string[])[]) =>
      [ports, names.join(' '), ...table.map((row) => row.join(' '))].join('\n');
    return { expected: show(lines), actual: show(drawn) };
  });
}

export function deployedIn({ files }: FixtureCase): Deployed[] {
  return files.flatMap(({ path, text }) => read(path, text));
}

function markOf(reachability: Reachability, source: string, destination: string, asked: PortSet): string {
  const [from] = endpointsNamed(reachability.world, source, 'from');
  const [to] = endpointsNamed(reachability.world, destination, 'to');
  if (!from || !to) throw new Error(`There is no ${from ? destination : source}.`);
  const { certain, possible } = reachability.verdict(from, to);
  return marks[answerOf({ certain: certain.intersect(asked), possible: possible.intersect(asked) }, asked)];
}
