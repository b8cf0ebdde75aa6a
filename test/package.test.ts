/** Checks what the packaged extension holds: exactly the files meant to be shipped, and few bytes. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { zipNames } from './support/zip-names.ts';

const root = path.resolve(import.meta.dirname, '..');
const vsix = path.join(root, 'out', 'portolan.vsix');
const inputs = [
  'package*.json',
  '.vscodeignore',
  '*.md',
  'client/src/**',
  'scripts/*.mjs',
  'server/src/**',
  'media/**',
  'l10n/**',
  'syntaxes/**',
  'snippets/**',
];

/** Beside these the package holds the engine, in parts whose names depend on what is in them. */
const shipped = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/THIRD-PARTY.txt',
  'extension/dist/browser/extension.cjs',
  'extension/dist/browser/server.js',
  'extension/dist/cli.js',
  'extension/dist/extension.cjs',
  'extension/dist/rule-pages.json',
  'extension/dist/server.js',
  'extension/dist/webview/chart.css',
  'extension/dist/webview/chart.js',
  'extension/dist/webview/elk-worker.cjs',
  'extension/l10n/bundle.l10n.de.json',
  'extension/media/icon.png',
  'extension/media/walkthrough/ask.svg',
  'extension/media/walkthrough/audit.svg',
  'extension/media/walkthrough/insert.svg',
  'extension/media/walkthrough/mend.svg',
  'extension/media/walkthrough/open.svg',
  'extension/package.json',
  'extension/package.nls.de.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/schemas/portolan.schema.json',
  'extension/snippets/portolan.json',
  'extension/syntaxes/kubernetes-network.tmLanguage.json',
  'extension/syntaxes/suppression-comment.tmLanguage.json',
];

before(() => {
  if (isStale()) execFileSync(process.execPath, ['scripts/package.mjs'], { cwd: root, stdio: 'ignore' });
});

test('the package holds exactly the files meant to be shipped', () => {
  const names = zipNames(readFileSync(vsix));
  const held = names.filter((name) => !/^extension\/dist\/engine-\w+\.js$/.test(name));
  assert.ok(held.length < names.length, 'The engine is missing.');
  const missing = shipped.filter((name) => !held.includes(name));
  const unexpected = held.filter((name) => !shipped.includes(name));
  assert.deepEqual({ missing, unexpected }, { missing: [], unexpected: [] });
});

test('the package stays under 2 MB', () => {
  const bytes = statSync(vsix).size;
  assert.ok(bytes < 2 * 1024 * 1024, `The package has ${bytes} bytes.`);
});

test('every file that the manifest names is in the package', () => {
  const names = new Set(zipNames(readFileSync(vsix)));
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const named = [manifest.main, manifest.browser, manifest.icon, ...Object.values<string>(manifest.bin)];
  const contributed = stringsIn(manifest.contributes).filter((value) => value.startsWith('./'));
  const missing = [...named, ...contributed].filter((file) => !names.has(path.posix.join('extension', file)));
  assert.deepEqual(missing, []);
});

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** Whether the package is missing, or older than something it is made of. */
function isStale(): boolean {
  const made = statSync(vsix, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return true;
  return globSync(inputs, { cwd: root }).some((file) => statSync(path.join(root, file)).mtimeMs > made);
}

test('the command line runs on a Node that lacks the youngest of the language', () => {
  const younger = 'data:text/javascript,delete Map.groupBy';
  const lines = execFileSync(process.execPath, ['--import', younger, 'dist/cli.js', 'audit', 'examples/shop-mended'], {
    cwd: root,
    encoding: 'utf8',
  });
  assert.match(lines, /0 errors, 0 warnings/);
});
