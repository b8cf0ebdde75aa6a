/** The language server through its protocol: findings, fixes, folders, files on disk and settings. */

import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DidChangeWorkspaceFoldersNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
  FileChangeType,
} from 'vscode-languageserver/node';
import { type AuditResult, auditRequest } from '../server/src/protocol/audit.ts';
import { changeRequest } from '../server/src/protocol/reach.ts';
import { Editor, type EditorOptions } from './support/editor.ts';
import { foldersOnDisk } from './support/folders.ts';
import { deployment, service } from './support/web-manifests.ts';

const onSelector = { start: { line: 4, character: 20 }, end: { line: 4, character: 20 } };

describe('the language server', () => {
  const onDisk = foldersOnDisk();

  /** A folder on disk with these files. */
  function folderWith(files: Readonly<Record<string, string>>): { path: string; uri: string } {
    const path = onDisk(files);
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

  it('links to the pages of rules that the editor has, where it has them', async () => {
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment });
    await withEditor({ folders: [uri], rulePages: 'pages' }, async (editor) => {
      const [found] = await editor.diagnosticsWhen(`${uri}/service.yaml`, (all) => all.length === 1);
      assert.equal(found?.codeDescription?.href, 'pages:/service/selects-nothing.md');
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

  it('follows an edit that is undone, also when somebody has asked meanwhile what it changes', async () => {
    const { uri } = folderWith({ 'service.yaml': service.replace('wbe', 'web'), 'deployment.yaml': deployment });
    await withEditor({ folders: [uri] }, async (editor) => {
      const edited = `${uri}/deployment.yaml`;
      await editor.open(edited, deployment);
      await editor.change(edited, 2, deployment.replaceAll('app: web', 'app: shop'));
      await editor.diagnosticsWhen(`${uri}/service.yaml`, (all) => all.length === 1);
      await editor.connection.sendRequest(changeRequest, { uri: edited, base: deployment });
      await editor.change(edited, 3, deployment);
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

  it('tells what the configuration allows in vain, and takes it back when it is needed again', async () => {
    const allow = 'allow:\n  - { rule: service/selects-nothing, reason: made elsewhere }\n';
    const { uri } = folderWith({ 'service.yaml': service, 'deployment.yaml': deployment, '.portolan.yaml': allow });
    const [document, configuration] = [`${uri}/service.yaml`, `${uri}/.portolan.yaml`];
    await withEditor({ folders: [uri] }, async (editor) => {
      await editor.open(document, service.replace('wbe', 'web'));
      await editor.diagnosticsWhen(configuration, (all) => all[0]?.code === 'allow/nothing-suppressed');
      await editor.change(document, 2, service);
      await editor.diagnosticsWhen(configuration, (all) => all.length === 0);
    });
  });

  it('takes the settings of each folder for itself', async () => {
    const files = { 'service.yaml': service, 'deployment.yaml': deployment };
    const [strict, lenient, later] = [folderWith(files), folderWith(files), folderWith(files)];
    const settingsIn = {
      [strict.uri]: { rules: { 'service/selects-nothing': 'error' } },
      [lenient.uri]: { rules: { 'service/selects-nothing': 'off' } },
      [later.uri]: { rules: { 'service/selects-nothing': 'hint' } },
    };
    await withEditor({ folders: [strict.uri, lenient.uri], settingsIn }, async (editor) => {
      await editor.diagnosticsWhen(`${strict.uri}/service.yaml`, (all) => all[0]?.severity === 1);
      assert.deepEqual(editor.diagnosticsOf(`${lenient.uri}/service.yaml`), []);
      const event = { added: [{ uri: later.uri, name: 'later' }], removed: [] };
      await editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
      await editor.diagnosticsWhen(`${later.uri}/service.yaml`, (all) => all[0]?.severity === 4);
    });
  });

  it('reads no more of a file than the limits say, in settings or the configuration', async () => {
    const { uri } = folderWith({ 'both.yaml': `${deployment}---\n${service}` });
    const document = `${uri}/both.yaml`;
    const codes = (rule: string) => (all: readonly { code?: unknown }[]) => all.map(({ code }) => code).join() === rule;
    await withEditor({ folders: [uri], settings: { limits: { documents: 1 } } }, async (editor) => {
      await editor.diagnosticsWhen(document, codes('yaml/bounds-exceeded'));
      await editor.configure({});
      await editor.diagnosticsWhen(document, codes('service/selects-nothing'));
      await editor.open(`${uri}/.portolan.yaml`, 'limits: { documents: 1 }\n');
      await editor.diagnosticsWhen(document, codes('yaml/bounds-exceeded'));
    });
  });

  it('shows the gravest findings of a file that has too many, says so, and counts all', async () => {
    const text = `${service}---\n${service.replaceAll('web', 'shop')}---\n${service.replaceAll('web', 'bank').replace('port: 80', 'port: "80"')}`;
    const { uri } = folderWith({ 'service.yaml': text, 'deployment.yaml': deployment });
    const document = `${uri}/service.yaml`;
    await withEditor({ folders: [uri], settings: { limits: { problems: 1 } } }, async (editor) => {
      const [said, shown] = await editor.diagnosticsWhen(document, (all) => all.length === 2);
      assert.match(String(said?.message), /not shown: 3\./);
      assert.equal(said?.severity, 3);
      assert.equal(shown?.severity, 1);
      const { summary }: AuditResult = await editor.connection.sendRequest(auditRequest, {});
      assert.deepEqual(summary.findings, { error: 1, warning: 3, information: 0, hint: 0 });
      await editor.configure({ limits: { problems: 4 } });
      await editor.diagnosticsWhen(document, (all) => all.length === 4);
    });
  });

  it('shows no more objects in the outline than the limits say, and how many there are', async () => {
    const { uri } = folderWith({ 'all.yaml': `${service}---\n${deployment}---\n${service}` });
    await withEditor({ folders: [uri], settings: { limits: { symbols: 1 } } }, async (editor) => {
      const textDocument = { uri: `${uri}/all.yaml` };
      const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
      assert.deepEqual(
        symbols?.map(({ name }) => name),
        ['Service web', '… and 2 more'],
      );
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
