/** The language server's navigation through its protocol: definition, references, rename, symbols. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Editor } from './support/editor.ts';

describe('navigation through the protocol', () => {
  const document = 'file:///nowhere/shop.yaml';
  const text = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80, targetPort: main }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web, ports: [{ name: main, containerPort: 80 }] }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec:
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }] } }]
`;

  /** A position inside a word, found by the words around it. */
  function at(words: string, word: string): { line: number; character: number } {
    const offset = text.indexOf(words) + words.lastIndexOf(word);
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length + 1 };
  }

  async function locations(method: string, position: { line: number; character: number }): Promise<string[]> {
    const editor = await Editor.start({});
    try {
      await editor.open(document, text);
      const params = { textDocument: { uri: document }, position, context: { includeDeclaration: true } };
      const found: { range: { start: { line: number; character: number } } }[] = await editor.connection.sendRequest(
        method,
        params,
      );
      return found.map(({ range }) => `${range.start.line}:${range.start.character}`).sort();
    } finally {
      await editor.stop();
    }
  }

  it('leads from an Ingress backend to its Service', async () => {
    assert.deepEqual(await locations('textDocument/definition', at('service: { name: web', 'web')), ['2:18']);
  });

  it('leads from a target port to the container port it names', async () => {
    assert.deepEqual(await locations('textDocument/definition', at('targetPort: main', 'main')), ['14:66']);
  });

  it('finds every place of a label between selectors and templates', async () => {
    const found = await locations('textDocument/references', at('selector: { app: web', 'web'));
    assert.deepEqual(found, ['11:34', '13:31', '4:19']);
  });

  it('renames a port name where it is defined and used, and refuses what cannot be one', async () => {
    const editor = await Editor.start({});
    try {
      await editor.open(document, text);
      const params = { textDocument: { uri: document }, position: at('targetPort: main', 'main') };
      const edit: { documentChanges: { edits: { newText: string }[] }[] } = await editor.connection.sendRequest(
        'textDocument/rename',
        { ...params, newName: 'web-main' },
      );
      assert.equal(edit.documentChanges[0]?.edits.length, 2);
      await assert.rejects(
        editor.connection.sendRequest('textDocument/rename', { ...params, newName: 'Web Main' }),
        /cannot be the name/,
      );
    } finally {
      await editor.stop();
    }
  });

  it('outlines a file and finds objects by name', async () => {
    const editor = await Editor.start({});
    try {
      await editor.open(document, text);
      const outline: { name: string }[] = await editor.connection.sendRequest('textDocument/documentSymbol', {
        textDocument: { uri: document },
      });
      assert.deepEqual(
        outline.map(({ name }) => name),
        ['Service web', 'Deployment web', 'Ingress web'],
      );
      const found: { name: string }[] = await editor.connection.sendRequest('workspace/symbol', { query: 'ingw' });
      assert.deepEqual(
        found.map(({ name }) => name),
        ['Ingress web'],
      );
    } finally {
      await editor.stop();
    }
  });
});
