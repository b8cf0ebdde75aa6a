/** What a search for manifests asks for and finds, and that files on disk are found as those in memory are. */

import assert from 'node:assert/strict';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { findManifests, readManifest } from '../server/src/disk/find.ts';
import { compileGlobs } from '../server/src/files/globs.ts';
import { type Found, type Step, searchManifests } from '../server/src/files/search.ts';
import { foldersOnDisk } from './support/folders.ts';
import { answerStep, type MemoryFiles } from './support/memory-tree.ts';

function search(files: MemoryFiles, within?: readonly string[]): Found & { readonly steps: readonly Step[] } {
  const running = searchManifests(within);
  const steps: Step[] = [];
  let step = running.next();
  while (!step.done) {
    steps.push(step.value);
    step = running.next(answerStep(files, step.value));
  }
  return { ...step.value, steps };
}

const pathsOf = ({ files }: Found): string[] => files.map(({ path: file }) => file);

/** With names and ignores of every kind. */
const project: MemoryFiles = {
  '.gitignore': 'out/\n*.tmp.yaml\n!keep.tmp.yaml\n',
  'a.yaml': 'kind: A',
  'a/.gitignore': '/secret.yaml\n',
  'a/secret.yaml': 'kind: Secret',
  'a/b/secret.yaml': 'kind: Secret',
  'a/b/Kustomization': 'resources: []',
  'keep.tmp.yaml': 'kind: Kept',
  'left.tmp.yaml': 'kind: Left',
  'node_modules/dep/x.yaml': 'kind: Foreign',
  'notes.txt': 'not a manifest',
  'out/made.yaml': 'kind: Made',
  'package.json': '{ "name": "portolan" }',
  'pod.json': '{ "apiVersion": "v1", "kind": "Pod" }',
  'z.yml': 'kind: Z',
};
const expected = ['a/b/Kustomization', 'a/b/secret.yaml', 'a.yaml', 'keep.tmp.yaml', 'pod.json', 'z.yml'];

describe('a search', () => {
  test('finds manifests in the order of their paths, without what git ignores or tools own', () => {
    assert.deepEqual(pathsOf(search(project)), expected);
  });

  test('asks once for each level of folders, and never for what lies in ignored ones', () => {
    const { steps } = search(project);
    const asked = steps.flatMap(({ folders }) => folders);
    assert.deepEqual(asked, ['', 'a', 'a/b']);
    const read = steps.flatMap(({ files }) => files);
    assert.ok(read.every((file) => !/^(?:out|node_modules)\//.test(file) && file !== 'left.tmp.yaml'));
  });

  test('within some paths finds what the whole search finds there', () => {
    assert.deepEqual(pathsOf(search(project, ['a'])), expected.slice(0, 2));
    assert.deepEqual(pathsOf(search(project, ['z.yml', 'a/b/secret.yaml'])), ['a/b/secret.yaml', 'z.yml']);
    for (const left of [
      'out',
      'out/made.yaml',
      'left.tmp.yaml',
      'a/secret.yaml',
      'node_modules/dep/x.yaml',
      'gone.yaml',
      'gone',
    ])
      assert.deepEqual(search(project, [left]).files, [], left);
  });

  test('follows a link within the tree once, circles among them', () => {
    const files = { 'a/x.yaml': '', 'a/up -> ': '', 'b -> a': '' };
    assert.deepEqual(pathsOf(search(files)), ['a/x.yaml']);
  });

  test('names what cannot be read or listed', () => {
    const running = searchManifests();
    running.next();
    const listings = [
      {
        entries: [
          { name: 'a.yaml', kind: 'file' },
          { name: 'd', kind: 'folder' },
        ] as const,
      },
    ];
    running.next({ listings, texts: [] });
    running.next({ listings: [{ reason: 'Closed.' }], texts: [] });
    const end = running.next({ listings: [], texts: [{ reason: 'Broken.' }] });
    const skipped = [
      { file: 'd', reason: 'Closed.' },
      { file: 'a.yaml', reason: 'Broken.' },
    ];
    assert.deepEqual(end.value, { files: [], skipped });
  });
});

describe('files on disk', () => {
  const onDisk = foldersOnDisk();

  test('are found as those in memory', () => {
    const folder = onDisk(project);
    assert.deepEqual(findManifests(folder), { files: search(project).files, skipped: [] });
    assert.deepEqual(pathsOf(findManifests(folder, ['a', 'gone.yaml'])), expected.slice(0, 2));
  });

  test('are not read through links that lead out of the folder', () => {
    const outside = onDisk({ 'x.yaml': 'kind: Outside' });
    const folder = onDisk({ 'a/x.yaml': 'kind: Inside' });
    symlinkSync(outside, path.join(folder, 'out'));
    symlinkSync(path.join(outside, 'x.yaml'), path.join(folder, 'out.yaml'));
    symlinkSync(path.join(folder, 'a'), path.join(folder, 'a', 'round'));
    symlinkSync(path.join(folder, 'a', 'x.yaml'), path.join(folder, 'in.yaml'));
    symlinkSync('nowhere', path.join(folder, 'b.yaml'));
    assert.deepEqual(pathsOf(findManifests(folder)), ['a/x.yaml', 'in.yaml']);
  });

  test('say why they cannot be read', () => {
    const folder = onDisk({ 'binary.yaml': '\0', 'closed.yaml': 'kind: A' });
    writeFileSync(path.join(folder, 'latin.yaml'), Uint8Array.of(0x6b, 0xe4));
    chmodSync(path.join(folder, 'closed.yaml'), 0);
    const reasons = new Map(findManifests(folder).skipped.map(({ file, reason }) => [file, reason]));
    assert.equal(reasons.get('binary.yaml'), 'The file is binary.');
    assert.equal(reasons.get('latin.yaml'), 'The file is not valid UTF-8.');
    // Whoever may read everything reads this too.
    assert.ok([undefined, 'The file may not be read.'].includes(reasons.get('closed.yaml')));
    assert.deepEqual(readManifest(path.join(folder, 'gone.yaml')), { reason: 'There is no such file.' });
  });
});

test('a folder named by a glob covers what is in it, and no globs cover everything', () => {
  const covers = compileGlobs(['./apps/', 'b/*.yaml']);
  assert.deepEqual(['apps/x/y.yaml', 'b/c.yaml', 'b/c/d.yaml', 'c.yaml'].map(covers), [true, true, false, false]);
  assert.equal(compileGlobs([])('any'), true);
});
