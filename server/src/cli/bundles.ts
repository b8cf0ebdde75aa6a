/** Which bundles of the loaded paths a command about reachability is for. */

import { titleOf } from '../features/audit-scope.ts';
import { bundleObjects } from '../features/bundle-objects.ts';
import type { Deployed } from '../kubernetes/deployed.ts';
import { someOf } from '../text/words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { UsageError } from './arguments.ts';
import type { Loaded } from './load.ts';
import type { Streams } from './streams.ts';

export interface ChosenBundle {
  readonly name: string;
  readonly objects: readonly Deployed[];
  readonly snapshot: Snapshot;
}

/**
 * The bundles that a name means, or without one all that run something; where none does, all that hold objects.
 * A bundle may be named by its folder where that is enough to tell it.
 */
export function chooseBundles(loaded: readonly Loaded[], name: string | undefined, streams: Streams): ChosenBundle[] {
  const all = loaded.flatMap(({ snapshot }) => [...snapshot.bundles.values()].map((bundle) => ({ bundle, snapshot })));
  const filled = all.filter(({ bundle }) => bundle.fileCount > 0);
  const running = filled.filter(({ bundle }) => bundle.hasWorkloads);
  const chosen =
    name === undefined
      ? running.length > 0
        ? running
        : filled
      : filled.filter(({ bundle }) => isNamed(titleOf(bundle), name));
  if (name !== undefined && chosen.length !== 1) {
    const ids = (chosen.length > 1 ? chosen : filled).map(({ bundle }) => titleOf(bundle));
    const problem = chosen.length > 1 ? `Several bundles are in ${name}` : `There is no bundle ${name}`;
    throw new UsageError(`${problem}. There ${ids.length === 1 ? 'is' : 'are'} ${someOf(ids, 20)}.`);
  }
  return chosen.map(({ bundle, snapshot }) => {
    const { objects, repeated } = bundleObjects(bundle);
    if (repeated.length > 0) {
      streams.error(`${titleOf(bundle)}: defined more than once, the last one counts: ${someOf(repeated)}.\n`);
    }
    return { name: titleOf(bundle), objects, snapshot };
  });
}

/** The only bundle, for formats that hold one. */
export function onlyBundle(bundles: readonly ChosenBundle[], format: string): ChosenBundle {
  const [only] = bundles;
  if (only && bundles.length === 1) return only;
  if (!only) throw new UsageError('There are no Kubernetes objects here.');
  const names = bundles.map((bundle) => bundle.name);
  throw new UsageError(
    `The format ${format} holds one bundle, and here are ${bundles.length}: ${someOf(names, 20)}. Name one with --bundle.`,
  );
}

/** Whether a person who writes `name` may mean the bundle of this title. */
export function isNamed(title: string, name: string): boolean {
  const wanted = name.replace(/^\.\//, '').replace(/\/+$/, '') || '.';
  return title === wanted || title.slice(title.indexOf(':') + 1) === wanted;
}
