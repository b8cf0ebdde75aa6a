/** What users read can be had in German: each text of the manifest and of the client has its twin, with the same blanks and links. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { root } from '../server/tools/rule-files.ts';

type Texts = Readonly<Record<string, string>>;

const english: Texts = readJson('package.nls.json');
const german: Texts = readJson('package.nls.de.json');
const client: Texts = readJson('l10n/bundle.l10n.de.json');

describe('the manifest', () => {
  const used = [...read('package.json').matchAll(/"%([^%"\s]+)%"/g)].map(([, key = '']) => key);

  test('has every text that it refers to, and no other', () => {
    assert.deepEqual([...new Set(used)].sort(), Object.keys(english).sort());
  });
  test('has every text in German', () => {
    assert.deepEqual(Object.keys(german).sort(), Object.keys(english).sort());
  });
  test('leads to the same commands in German', () => {
    for (const [key, text] of Object.entries(english)) assert.deepEqual(commandsIn(german[key]), commandsIn(text), key);
  });
});

describe('the client', () => {
  const sources = globSync('client/src/**/*.ts', { cwd: root });
  const used = new Set(sources.flatMap((file) => messagesIn(file, read(file))));

  test('has every message in German, and no other', () => {
    assert.ok(used.size > 20, `${used.size} messages`);
    assert.deepEqual(Object.keys(client).sort(), [...used].sort());
  });
  test('has the same blanks in German', () => {
    for (const [message, text] of Object.entries(client)) assert.deepEqual(blanksIn(text), blanksIn(message), message);
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = readJson('package.json').contributes.walkthroughs;
  const commands: string[] = readJson('package.json').contributes.commands.map(
    ({ command }: { command: string }) => command,
  );

  test('has at most five steps, and a command in each', () => {
    assert.ok(walkthrough.steps.length <= 5);
    for (const { id, description } of walkthrough.steps) {
      const named = commandsIn(english[description.replaceAll('%', '')]);
      assert.ok(named.length > 0, id);
      for (const name of named) assert.ok(!name.startsWith('portolan.') || commands.includes(name), name);
    }
  });
  test('has a picture in the colours of the theme for each step', () => {
    for (const { media } of walkthrough.steps) {
      const picture = read(media.svg);
      assert.match(picture, /var\(--vscode-/, media.svg);
      assert.doesNotMatch(picture, /#[0-9a-f]{3,8}\b|<style|<script|style="/i, media.svg);
    }
  });
});

/** The messages of a source file; each is written out where it is used, or no tool could find it. */
function messagesIn(file: string, text: string): string[] {
  const found = [...text.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\S)/g)];
  return found.map(([written, single, double]) => {
    const message = single ?? double;
    assert.ok(message !== undefined, `${file} has a message that is not written out: ${written}`);
    return message.replaceAll(/\\(['"])/g, '$1');
  });
}

function commandsIn(text = ''): string[] {
  return [...text.matchAll(/\(command:([\w.]+)/g)].map(([, name = '']) => name).sort();
}

function blanksIn(text: string): string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}

function readJson(file: string) {
  return JSON.parse(read(file));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
