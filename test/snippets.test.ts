/** Every snippet, with every option of its choices, is a manifest in which nothing is to be found. */

import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Auditor } from '../server/src/features/audit.ts';
import { rules } from '../server/src/rules/catalogue.ts';
import { messageOf } from '../server/src/rules/finding.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { loadSnippets, readSnippets, snippetSources } from '../server/tools/render-snippets.ts';
import { root } from '../server/tools/rule-files.ts';
import { expansionsOf } from './support/expand-snippet.ts';

const snippets = loadSnippets(root);

describe('the snippets', () => {
  test('come from every file of their folder', () => {
    const files = globSync('snippets/*.yaml', { cwd: root }).map((file) => file.replaceAll('\\', '/'));
    assert.deepEqual(files.sort(), [...snippetSources].sort());
  });

  test('are many, and no two share a name or a prefix', () => {
    assert.ok(snippets.length >= 50, `${snippets.length} snippets`);
    const names = snippets.map(({ name }) => name);
    const prefixes = snippets.flatMap((snippet) => snippet.prefixes);
    assert.deepEqual(repeated(names), []);
    assert.deepEqual(repeated(prefixes), []);
  });

  test('are told by words in lower case and described by sentences', () => {
    for (const { name, prefixes, description } of snippets) {
      for (const prefix of prefixes) assert.match(prefix, /^[a-z0-9-]+$/, name);
      assert.match(description, /^[A-Z].*\.$/, name);
    }
  });

  test('end where writing goes on', () => {
    for (const { name, body } of snippets) assert.match(body, /\n\$0$/, name);
  });

  for (const { name, body } of snippets) {
    test(`"${name}" gives cause for no finding`, () => {
      for (const text of expansionsOf(body)) assert.deepEqual(findingsOf(text), [], text);
    });
  }

  test('would not pass with a fault in them', () => {
    const body = snippets.find(({ prefixes }) => prefixes.includes('svc-clusterip'))!.body;
    for (const text of expansionsOf(body.replace(`name: \${3:http}`, 'name: Web_Port'))) {
      assert.match(findingsOf(text).join('\n'), /service\/port-name-invalid/);
    }
  });

  test('without a description are refused', () => {
    assert.throws(
      () => readSnippets('some.yaml', '# snippet: One\n# prefix: one\nkind: Service\n'),
      /some\.yaml: "One"/,
    );
  });
});

describe('expanding a snippet', () => {
  test('repeats what is linked, and takes every option of a choice', () => {
    assert.deepEqual(expansionsOf(`\${1:a}-$1 \${2|x,y|}/$2$0`), ['a-a x/x', 'a-a y/y']);
  });
  test('refuses a link to nothing and a placeholder defined twice', () => {
    assert.throws(() => expansionsOf('$1'), /refers to no placeholder/);
    assert.throws(() => expansionsOf(`\${1:a} \${1:b}`), /defined twice/);
  });
});

/** What the recommended rules say at all, were the text the only file of a workspace. */
function findingsOf(text: string): string[] {
  const { snapshot } = new Workspace().update([{ path: 'inserted.yaml', text }]);
  assert.ok(snapshot.files.get('inserted.yaml'), 'no manifest');
  const auditor = new Auditor(rules, { ...defaultSettings, today: '2026-11-22' }, fail, false);
  return auditor
    .report(snapshot, 'inserted.yaml')
    .findings.map((finding) => `${finding.severity} ${finding.rule}: ${messageOf(finding)}`);
}

function fail({ rule, error }: { rule: string; error: unknown }): never {
  throw new Error(`${rule} failed`, { cause: error });
}

function repeated(words: readonly string[]): string[] {
  return words.filter((word, index) => words.indexOf(word) !== index);
}
