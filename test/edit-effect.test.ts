/** What an edit opens and closes by the objects that were edited, and what is kept between one key and the next. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { comparisonsOf, editedObjects } from '../server/src/features/edit-effect.ts';
import { compareBundles, ReachMemory } from '../server/src/features/reach-of-bundle.ts';
import { type Change, changesIn } from '../server/src/network/change.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { manifestsOf } from './support/policy-manifests.ts';
import { randomWorld } from './support/random-policies.ts';
import { RandomSource } from './support/random-source.ts';
import { backendPolicy, pods } from './support/shop-policies.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

const policies = `${backendPolicy.trimStart()}---${backendPolicy.replace('name: backend', 'name: other').replace('app: backend', 'app: frontend')}`;

describe('an edit', () => {
  test('that changes one object is told of there', () => {
    assert.deepEqual(effect(policies.replace('port: 8080', 'port: 8081'), policies), [
      'apiVersion 1: opens 2, closes 0',
    ]);
  });

  test('of several objects is divided among those that open or close', () => {
    const moved = policies.replaceAll('port: 8080', 'port: 8081');
    assert.deepEqual(effect(policies, moved), ['apiVersion 1: opens 2, closes 0', 'apiVersion 12: opens 1, closes 0']);
    const narrowed = moved.replace('10.0.0.0/8', '10.0.0.0/9');
    assert.equal(effect(moved, narrowed).join(), 'apiVersion 1: opens 0, closes 1');
  });

  test('that only moves or comments is not told of', () => {
    assert.deepEqual(effect(policies, `# moved\n\n${policies}`), []);
    assert.deepEqual(effect(policies, policies.replace('port: 8080', 'port: 8080 ')), []);
  });

  test('that takes an object away is told of at the first that is left', () => {
    assert.deepEqual(effect(policies, policies.slice(0, policies.indexOf('---'))), ['apiVersion 1: opens 5, closes 0']);
    assert.deepEqual(effect(policies, ''), []);
  });
});

test(`kept states compare as new ones do (SEED=${seed})`, () => {
  for (let i = 0; i < 15; i++) checkKept(seed + i);
});

/** Edits one file again and again, and another one now and then, always compared with the same earlier text. */
function checkKept(worldSeed: number): void {
  const random = new RandomSource(worldSeed);
  const textOf = () =>
    manifestsOf(randomWorld(random))
      .map((each) => JSON.stringify(each))
      .join('\n---\n');
  const workspace = new Workspace();
  const base = textOf();
  const memory = new ReachMemory();
  workspace.update([{ path: 'edited.yaml', text: base }]);
  for (let edit = 0; edit < 5; edit++) {
    if (edit === 3) workspace.update([{ path: 'other.yaml', text: policies }]);
    const { snapshot: before } = workspace.update([{ path: 'edited.yaml', text: base }]);
    const { snapshot: after } = workspace.update([{ path: 'edited.yaml', text: textOf() }]);
    for (const { bundle, comparison } of comparisonsOf(memory, { path: 'edited.yaml', before, after })) {
      const expected = changesIn(compareBundles(before.bundles.get(bundle), after.bundles.get(bundle)));
      assert.deepEqual(changesIn(comparison).map(spell), expected.map(spell), `seed ${worldSeed}, edit ${edit}`);
    }
  }
}

function spell({ from, to, before, after }: Change): string {
  const verdict = ({ certain, possible }: Change['before']) => `${certain.key}/${possible.key}`;
  return `${from.id} ${to.id} ${verdict(before)} ${verdict(after)}`;
}

/** The first word and line of each object that something comes of. */
function effect(before: string, after: string): string[] {
  const workspace = new Workspace();
  const path = 'policies.yaml';
  const state = (text: string) =>
    workspace.update([
      { path, text },
      { path: 'pods.yaml', text: pods },
    ]).snapshot;
  const states = { path, before: state(before), after: state(after) };
  return editedObjects(new ReachMemory(), states).map(({ at, opened, closed }) => {
    const line = after.slice(0, at.start).split('\n').length;
    return `${/\w+/.exec(after.slice(at.start))?.[0]} ${line}: opens ${opened}, closes ${closed}`;
  });
}
