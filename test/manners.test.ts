/** Holds the manifest to what VS Code and its users expect of a well-mannered extension. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../server/tools/rule-files.ts';

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8'));
const { contributes } = manifest;

/** What a placeholder of the manifest stands for. */
function worded(text: string): string {
  return text.replace(/^%(.+)%$/, (_, key: string) => words[key] ?? '');
}

describe('the manifest', () => {
  test('says who made what, and under which licence', () => {
    for (const field of ['publisher', 'license', 'repository', 'bugs', 'homepage', 'icon', 'galleryBanner', 'pricing'])
      assert.ok(manifest[field], field);
    assert.ok(worded(manifest.displayName) && worded(manifest.description));
    assert.ok(!worded(manifest.description).includes('\n'));
    assert.ok(existsSync(path.join(root, 'LICENSE')));
  });

  test('has an icon that is sharp on every screen', () => {
    const png = readFileSync(path.join(root, manifest.icon));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    // The header of a PNG gives its width and height here.
    assert.ok(png.readUInt32BE(16) >= 256 && png.readUInt32BE(16) === png.readUInt32BE(20));
  });

  test('is filed under categories that exist, with no more words than are taken', () => {
    const known = ['Linters', 'Programming Languages', 'Snippets', 'Visualization', 'Testing', 'Other'];
    assert.deepEqual(
      manifest.categories.filter((category: string) => !known.includes(category)),
      [],
    );
    assert.ok(manifest.keywords.length <= 5);
  });

  test('wakes the extension only for what it is about', () => {
    const events: string[] = manifest.activationEvents;
    assert.ok(events.includes('onLanguage:yaml') && events.includes('onLanguage:helm'));
    const eager = events.filter((event) => /^(?:\*|onStartupFinished|onFileSystem:.*)$/.test(event));
    assert.deepEqual(eager, []);
  });

  test('needs no other extension, claims no language, and is built for the oldest VS Code that it names', () => {
    assert.equal(manifest.extensionDependencies, undefined);
    assert.equal(manifest.extensionPack, undefined);
    assert.equal(contributes.languages, undefined);
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });

  test('says what holds without trust and without a disk', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    assert.ok(untrustedWorkspaces.supported === true || worded(untrustedWorkspaces.description) !== '');
    assert.equal(virtualWorkspaces, true);
    // In a browser, where this kind does not exist, VS Code takes the entry for browsers all the same.
    assert.deepEqual(manifest.extensionKind, ['workspace']);
    assert.ok(manifest.browser);
  });
});

describe('commands', () => {
  const commands: { command: string; title: string; category: string }[] = contributes.commands;

  test('share one category, and begin with a verb or a question', () => {
    for (const { command, title, category } of commands) {
      assert.match(command, /^portolan\.[a-zA-Z.]+$/);
      assert.equal(category, 'Portolan', command);
      assert.match(worded(title), /^[A-Z][\w ,'’()?…/-]*$/u, command);
    }
  });

  test('take no key from VS Code', () => assert.equal(contributes.keybindings, undefined));
});

describe('settings', () => {
  const properties: Readonly<Record<string, Record<string, unknown>>> = contributes.configuration.properties;

  for (const [name, { description, markdownDescription, scope, ...schema }] of Object.entries(properties)) {
    test(name, () => {
      const text = worded(String(description ?? markdownDescription ?? ''));
      assert.match(text, /^[A-Z].*\.$/s, 'The description is no sentence.');
      assert.ok('default' in schema, 'There is no default.');
      assert.ok(['window', 'resource'].includes(String(scope)), 'There is no scope.');
      const { enum: values, enumDescriptions = [] } = schema as { enum?: unknown[]; enumDescriptions?: string[] };
      const explained =
        values === undefined || name === 'portolan.trace.server' || enumDescriptions.length === values.length;
      assert.ok(explained, 'Not every value is described.');
    });
  }
});

describe('walkthroughs', () => {
  test('there is one, of at most five steps', () => {
    assert.equal(contributes.walkthroughs.length, 1);
    assert.ok(contributes.walkthroughs[0].steps.length <= 5);
  });

  for (const { id, description, media } of contributes.walkthroughs[0].steps) {
    test(`${id} has a button and a picture that follows the theme`, () => {
      assert.match(worded(description), /^\[[^\]]+\]\(command:[^)]+\)$/m);
      assert.ok(worded(media.altText) !== '');
      assert.match(readFileSync(path.join(root, media.svg), 'utf8'), /var\(--vscode-/);
    });
  }
});
