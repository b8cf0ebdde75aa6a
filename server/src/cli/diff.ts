/** `portolan diff`: connections that come and go between two folders, or between a git revision and the working tree. */

import { existsSync } from 'node:fs';
import { type DiffData, type DiffPlace, diffData } from '../features/diff.ts';
import type { Deployed } from '../kubernetes/deployed.ts';
import { compare } from '../network/change.ts';
import { diffJson, diffText } from '../report/diff-text.ts';
import { Places } from '../report/places.ts';
import { someOf } from '../text/words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { choice, parseCommand, UsageError } from './arguments.ts';
import { type ChosenBundle, chooseBundles, isNamed } from './bundles.ts';
import { manifestsAt } from './git.ts';
import { type Loaded, load, loadTexts, today } from './load.ts';
import type { Streams } from './streams.ts';

export function runDiff(args: readonly string[], streams: Streams): number {
  const { values, positionals } = parseCommand(args, {
    git: { type: 'string' },
    bundle: { type: 'string' },
    format: { type: 'string', default: 'text' },
    config: { type: 'string' },
  });
  const format = choice('format', values.format, ['text', 'json']);
  const options = { config: values.config, today: today() };
  const [before, after] = states(positionals, values.git, streams, options);
  const all = pairBundles(
    chooseBundles([before.loaded], undefined, streams),
    chooseBundles([after.loaded], undefined, streams),
  );
  const pairs = values.bundle === undefined ? all : all.filter(({ name }) => isNamed(name, values.bundle!));
  if (pairs.length === 0 && all.length > 0) {
    throw new UsageError(
      `There is no bundle ${values.bundle}. There are ${someOf(
        all.map(({ name }) => name),
        20,
      )}.`,
    );
  }
  const diffs = pairs.map((pair) => ({
    pair,
    data: diffData(compare(objectsOf(pair.before), objectsOf(pair.after)), pair.name),
  }));
  const told = diffs.filter(({ data }) => data.opened.length + data.closed.length > 0);
  if (format === 'json') {
    if (diffs.length > 1 && told.length > 1) {
      throw new UsageError(
        `The format json holds one bundle, and ${told.length} changed: ${told.map(({ pair }) => pair.name).join(', ')}. Name one with --bundle.`,
      );
    }
    const { pair, data } = told[0] ?? diffs[0] ?? { pair: emptyPair, data: noChange };
    streams.output(diffJson(data, (place) => placeIn(pair, place)));
    return 0;
  }
  const texts = (told.length > 0 ? told : diffs.slice(0, 1)).map(({ pair, data }) =>
    diffText({ ...data, bundle: told.length > 0 && diffs.length > 1 ? data.bundle : '' }, (place) => {
      const prefix = place.moment === 'before' ? before.prefix : after.prefix;
      return `${prefix}${place.file}:${placeIn(pair, place).line}`;
    }),
  );
  streams.output(texts.length > 0 ? texts.join('\n') : 'There are no Kubernetes objects here.\n');
  return 0;
}

interface State {
  readonly loaded: Loaded;
  /** What a file's path is written behind, to tell the two states apart. */
  readonly prefix: string;
}

function states(
  paths: readonly string[],
  revision: string | undefined,
  streams: Streams,
  options: { readonly config: string | undefined; readonly today: string },
): [State, State] {
  if (revision === undefined) {
    const [old, current, ...rest] = paths;
    if (old === undefined || current === undefined || rest.length > 0) {
      throw new UsageError('Name two folders, or give --git REV and at most one path.');
    }
    const state = (path: string) => ({ loaded: load(path, streams, options), prefix: `${path.replace(/\/+$/, '')}/` });
    return [state(old), state(current)];
  }
  if (paths.length > 1) throw new UsageError('--git compares one path with its own past.');
  const [path = '.'] = paths;
  if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
  const past = loadTexts(manifestsAt(revision, path), options);
  return [
    { loaded: past, prefix: `${revision}:` },
    { loaded: load(path, streams, options), prefix: '' },
  ];
}

interface BundlePair {
  readonly name: string;
  readonly before: ChosenBundle | undefined;
  readonly after: ChosenBundle | undefined;
}

/** Bundles of one name belong together; where each state has a single one, these two do whatever they are called. */
function pairBundles(before: readonly ChosenBundle[], after: readonly ChosenBundle[]): BundlePair[] {
  if (before.length === 1 && after.length === 1) return [{ name: after[0]!.name, before: before[0], after: after[0] }];
  const names = [...new Set([...before, ...after].map((bundle) => bundle.name))].sort();
  return names.map((name) => ({
    name,
    before: before.find((bundle) => bundle.name === name),
    after: after.find((bundle) => bundle.name === name),
  }));
}

function objectsOf(bundle: ChosenBundle | undefined): readonly Deployed[] {
  return bundle?.objects ?? [];
}

function placeIn({ before, after }: BundlePair, { moment, file, at }: DiffPlace): { line: number; column: number } {
  const snapshot: Snapshot | undefined = (moment === 'before' ? before : after)?.snapshot;
  return snapshot ? new Places(snapshot).placeOf(file, at.start) : { line: 1, column: 1 };
}

const emptyPair: BundlePair = { name: '.', before: undefined, after: undefined };
const noChange: DiffData = { version: 1, bundle: '.', opened: [], closed: [] };
