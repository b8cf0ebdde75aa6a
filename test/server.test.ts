/** The language server through its protocol: findings, fixes, folders, files on disk and settings. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DidChangeWorkspaceFoldersNotification,
  DocumentDiagnosticRequest,
  FileChangeType,
} from 'vscode-languageserver/node';
import { type AuditResult, auditRequest } from '../server/src/protocol/audit.ts';
import {
  type ChangeResult,
  changeRequest,
  type QuestionResult,
  questionRequest,
  type ReachResult,
  reachRequest,
} from '../server/src/protocol/reach.ts';
import { Editor, type EditorOptions } from './support/editor.ts';

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: wbe }
  ports: [{ port: 80 }]
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: web }] }
`;
const onSelector = { start: { line: 4, character: 20 }, end: { line: 4, character: 20 } };

describe('the language server', () => {
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
  });

  /** A folder on disk with these files. */
  function folderWith(files: Readonly<Record<string, string>>): { path: string; uri: string } {
    const path = mkdtempSync(join(tmpdir(), 'portolan-server-'));
    folders.push(path);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(path, name, '..'), { recursive: true });
      writeFileSync(join(path, name), text);
    }
    return { path, uri: pathToFileURL(path).href };
  }

  async function withEditor(options: EditorOptions, use: (editor: Editor) => Promise<void>): Promise<void> {
    const editor = await Editor.start(options);
    try {
      await use(editor);
    } finally {
      await editor.stop();
    }
  }

  it('reports files that were never opened, with code, source, page and related place', async () => {
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment });
    await withEditor({ folders: [uri] }, async (editor) => {
      const [found] = await editor.diagnosticsWhen(`${uri}/service.yaml`, (all) => all.length === 1);
      assert.equal(found?.code, 'service/selects-nothing');
      assert.equal(found?.source, 'portolan');
      assert.match(found?.codeDescription?.href ?? '', /^file:.*service\/selects-nothing\.md$/);
      assert.deepEqual(found?.range, { start: { line: 4, character: 19 }, end: { line: 4, character: 22 } });
      assert.equal(found?.relatedInformation?.[0]?.location.uri, `${uri}/deployment.yaml`);
    });
  });

  it('follows unsaved text, and goes back to the disk when the document is closed', async () => {
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment });
    const document = `${uri}/service.yaml`;
    await withEditor({ folders: [uri] }, async (editor) => {
      await editor.diagnosticsWhen(document, (all) => all.length === 1);
      await editor.open(document, service);
      await editor.change(document, 2, 'web', { start: { line: 4, character: 19 }, end: { line: 4, character: 22 } });
      await editor.diagnosticsWhen(document, (all) => all.length === 0);
      await editor.close(document);
      await editor.diagnosticsWhen(document, (all) => all.length === 1);
    });
  });

  it('looks again at other files when an edit concerns them', async () => {
    const { uri } = folderWith({ 'service.yaml': service.replace('wbe', 'web'), 'deployment.yaml': deployment });
    await withEditor({ folders: [uri] }, async (editor) => {
      await editor.open(`${uri}/deployment.yaml`, deployment);
      await editor.change(`${uri}/deployment.yaml`, 2, deployment.replaceAll('app: web', 'app: shop'));
      await editor.diagnosticsWhen(`${uri}/service.yaml`, (all) => all.length === 1);
      await editor.change(`${uri}/deployment.yaml`, 3, deployment);
      await editor.diagnosticsWhen(`${uri}/service.yaml`, (all) => all.length === 0);
    });
  });

  it('offers the fix, allowing with a reason, and the page', async () => {
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment });
    await withEditor({ folders: [uri] }, async (editor) => {
      const actions = await editor.actions(`${uri}/service.yaml`, onSelector);
      assert.deepEqual(
        actions.map((action) => action.title),
        [
          'Select the pods of Deployment web',
          'Allow service/selects-nothing here, with a reason',
          'Show the page of service/selects-nothing',
        ],
      );
      const edits = actions[0]?.edit?.changes?.[`${uri}/service.yaml`];
      assert.equal(edits?.length, 1);
    });
  });

  it('notices files created, changed and deleted on disk, folders among them', async () => {
    const { path, uri } = folderWith({
      'service.yaml': service.replace('wbe', 'web'),
      'apps/deployment.yaml': deployment,
    });
    await withEditor({ folders: [uri] }, async (editor) => {
      rmSync(join(path, 'apps'), { recursive: true });
      writeFileSync(join(path, 'other.yaml'), deployment.replaceAll('web', 'other'));
      await editor.changedOnDisk([
        { uri: `${uri}/apps`, type: FileChangeType.Deleted },
        { uri: `${uri}/other.yaml`, type: FileChangeType.Created },
      ]);
      await editor.diagnosticsWhen(`${uri}/service.yaml`, (all) => all.length === 1);
    });
  });

  it('takes folders added and removed, each with an index of its own', async () => {
    const first = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment });
    const second = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment.replaceAll('web', 'wbe') });
    await withEditor({ folders: [] }, async (editor) => {
      const event = { added: [first, second].map(({ uri }) => ({ uri, name: uri })), removed: [] };
      await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
      await editor.diagnosticsWhen(`${first.uri}/service.yaml`, (all) => all.length === 1);
      assert.deepEqual(editor.diagnosticsOf(`${second.uri}/service.yaml`), []);
      const gone = { added: [], removed: [{ uri: first.uri, name: first.uri }] };
      await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: gone });
      await editor.diagnosticsWhen(`${first.uri}/service.yaml`, (all) => all.length === 0);
    });
  });

  it('takes settings and the configuration file without a restart', async () => {
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment });
    const document = `${uri}/service.yaml`;
    await withEditor({ folders: [uri] }, async (editor) => {
      await editor.diagnosticsWhen(document, (all) => all[0]?.severity === 2);
      await editor.configure({ rules: { 'service/selects-nothing': 'error' } });
      await editor.diagnosticsWhen(document, (all) => all[0]?.severity === 1);
      await editor.open(`${uri}/.portolan.yaml`, 'rules: { service/selects-nothing: "off" }\n');
      await editor.diagnosticsWhen(document, (all) => all.length === 0);
    });
  });

  it('answers pulls of editors that pull, and pushes nothing to them', async () => {
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment });
    await withEditor({ folders: [uri], diagnostics: 'pull' }, async (editor) => {
      const textDocument = { uri: `${uri}/service.yaml` };
      const report = await editor.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
      assert.equal(report.kind === 'full' ? report.items.length : 0, 1);
      assert.deepEqual(editor.diagnosticsOf(textDocument.uri), []);
    });
  });

  it('looks at a document that stands in no folder', async () => {
    await withEditor({}, async (editor) => {
      await editor.open('untitled:Untitled-1', `${service}---\n${deployment}`);
      await editor.diagnosticsWhen('untitled:Untitled-1', (all) => all.length === 1);
    });
  });

  it('audits on request', async () => {
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment, 'bad.yaml': '\0' });
    await withEditor({ folders: [uri] }, async (editor) => {
      const result: AuditResult = await editor.connection.sendRequest(auditRequest, {});
      assert.equal(result.summary.findings.warning, 1);
      assert.deepEqual(result.skipped, [{ uri: `${uri}/bad.yaml`, reason: 'The file is binary.' }]);
    });
  });

  it('applies all safe fixes only when asked for by kind', async () => {
    const text = `${service.replace('wbe', 'web').replace('port: 80', 'port: "80"')}---\n${deployment}`;
    await withEditor({}, async (editor) => {
      await editor.open('file:///nowhere/all.yaml', text);
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const fixes = await editor.actions('file:///nowhere/all.yaml', range, ['source.fixAll']);
      assert.ok(fixes.every((action) => action.kind === 'source.fixAll.portolan'));
      const plain = await editor.actions('file:///nowhere/all.yaml', range);
      assert.ok(plain.every((action) => action.kind !== 'source.fixAll.portolan'));
    });
  });
});

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

describe('reachability through the protocol', () => {
  const document = 'file:///nowhere/net.yaml';
  const pod = (name: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec: { containers: [{ name: c, image: c, ports: [{ containerPort: 80 }] }] }
---
`;
  const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: back }
spec:
  podSelector: { matchLabels: { app: back } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: front } } }] }]
`;
  const text = `${pod('front')}${pod('back')}${pod('other')}${policy}`;

  async function withText(use: (editor: Editor) => Promise<void>): Promise<void> {
    const editor = await Editor.start({});
    try {
      await editor.open(document, text);
      await use(editor);
    } finally {
      await editor.stop();
    }
  }

  it('tells who reaches whom, all of it or only about the workload under the cursor', async () => {
    await withText(async (editor) => {
      const all = await editor.connection.sendRequest<ReachResult>(reachRequest, { uri: document });
      const pairs = all.connections.map(({ from, to }) => `${from} ${to}`);
      assert.ok(pairs.includes('default/front[Pod] default/back[Pod]'));
      assert.ok(!pairs.includes('default/other[Pod] default/back[Pod]'));
      const about = await editor.connection.sendRequest<ReachResult>(reachRequest, {
        uri: document,
        position: { line: 2, character: 20 },
      });
      assert.equal(about.about, 'default/front[Pod]');
      assert.ok(about.connections.every(({ from, to }) => from === about.about || to === about.about));
    });
  });

  it('answers a question with the steps that decide and the lines they stand on', async () => {
    await withText(async (editor) => {
      const params = { uri: document, from: 'default/other[Pod]', to: 'default/back[Pod]', port: 'tcp/80' };
      const answer = await editor.connection.sendRequest<QuestionResult>(questionRequest, params);
      assert.equal(answer.answer, 'denied');
      const lines = answer.steps.flatMap(({ places }) => places.map(({ line }) => text.split('\n')[line]));
      assert.ok(
        lines.some((line) => line?.includes('name: back')),
        lines.join('\n'),
      );
      assert.ok(answer.changes.length > 0);
    });
  });

  it('tells what an edit opens and closes against another text', async () => {
    await withText(async (editor) => {
      const change = await editor.connection.sendRequest<ChangeResult>(changeRequest, {
        uri: document,
        base: text.replace('app: front } } }] }]', 'app: nobody } } }] }]'),
      });
      assert.deepEqual(
        change.opened.map(({ from, to }) => `${from} ${to}`),
        ['default/front[Pod] default/back[Pod]'],
      );
      assert.deepEqual(change.closed, []);
      const same = await editor.connection.sendRequest<ChangeResult>(changeRequest, { uri: document, base: text });
      assert.deepEqual(same, { opened: [], closed: [] });
    });
  });
});
