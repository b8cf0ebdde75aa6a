/** The language server without a disk: the editor lists and reads the files, as in a browser or a virtual workspace. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FileChangeType } from 'vscode-languageserver/node';
import type { Surroundings } from '../server/src/lsp/surroundings.ts';
import { type AuditResult, auditRequest } from '../server/src/protocol/audit.ts';
import { Editor } from './support/editor.ts';
import { MemoryEditorFiles, type MemoryFiles } from './support/memory-tree.ts';
import { deployment, service } from './support/web-manifests.ts';

const root = 'memory:/shop%20one';
/** As in a web worker: no files of its own. */
const worker: Surroundings = {
  filesOf: () => undefined,
  pageOf: () => undefined,
  readPage: () => undefined,
  freeMemory: () => undefined,
};

describe('a language server that has to ask the editor for files', () => {
  async function withFiles(files: MemoryFiles, use: (editor: Editor, asked: MemoryEditorFiles) => Promise<void>) {
    const asked = new MemoryEditorFiles(root, files);
    const editor = await Editor.start({ folders: [root], surroundings: worker, files: asked });
    try {
      await use(editor, asked);
    } finally {
      await editor.stop();
    }
  }

  it('reports files that were never opened', async () => {
    await withFiles({ 'a b/service.yaml': service, 'web.yaml': deployment }, async (editor) => {
      const found = await editor.diagnosticsWhen(`${root}/a%20b/service.yaml`, (all) => all.length === 1);
      assert.equal(found[0]?.code, 'service/selects-nothing');
      assert.equal(found[0]?.relatedInformation?.[0]?.location.uri, `${root}/web.yaml`);
    });
  });

  it('leaves out what git ignores and names what cannot be read', async () => {
    const files = { '.gitignore': 'made/\n', 'made/service.yaml': service, 'bad.yaml': '\0', 'web.yaml': deployment };
    await withFiles(files, async (editor) => {
      const { summary, skipped }: AuditResult = await editor.connection.sendRequest(auditRequest, {});
      assert.equal(summary.resources, 1);
      assert.deepEqual(skipped, [{ uri: `${root}/bad.yaml`, reason: 'The file is binary.' }]);
    });
  });

  it('asks seldom: once for each level, and for many files at a time', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 150 }, (_, i) => [`apps/${i}.yaml`, deployment.replaceAll('web', `web-${i}`)]),
    );
    await withFiles(files, async (editor, asked) => {
      const { summary }: AuditResult = await editor.connection.sendRequest(auditRequest, {});
      assert.equal(summary.resources, 150);
      assert.equal(asked.requests, 4);
    });
  });

  it('follows files that come, change and go, and folders with them', async () => {
    const files: MemoryFiles = { 'service.yaml': service.replace('wbe', 'web'), 'apps/web.yaml': deployment };
    const document = `${root}/service.yaml`;
    await withFiles(files, async (editor) => {
      delete files['apps/web.yaml'];
      files['other.yaml'] = deployment.replaceAll('web', 'other');
      await editor.changedOnDisk([
        { uri: `${root}/apps`, type: FileChangeType.Deleted },
        { uri: `${root}/other.yaml`, type: FileChangeType.Created },
      ]);
      await editor.diagnosticsWhen(document, (all) => all.length === 1);
      files['apps/web.yaml'] = deployment;
      await editor.changedOnDisk([{ uri: `${root}/apps/web.yaml`, type: FileChangeType.Created }]);
      await editor.diagnosticsWhen(document, (all) => all.length === 0);
    });
  });

  it('goes back to the saved text when a document is closed, and forgets one that was never saved', async () => {
    await withFiles({ 'service.yaml': service, 'web.yaml': deployment }, async (editor) => {
      const document = `${root}/service.yaml`;
      await editor.diagnosticsWhen(document, (all) => all.length === 1);
      await editor.open(document, service.replace('wbe', 'web'));
      await editor.diagnosticsWhen(document, (all) => all.length === 0);
      await editor.close(document);
      await editor.diagnosticsWhen(document, (all) => all.length === 1);

      await editor.open(`${root}/new.yaml`, service.replace('name: web', 'name: other'));
      await editor.diagnosticsWhen(`${root}/new.yaml`, (all) => all.length === 1);
      await editor.close(`${root}/new.yaml`);
      await editor.diagnosticsWhen(`${root}/new.yaml`, (all) => all.length === 0);
    });
  });

  it('looks at open documents alone where the editor reads no files either', async () => {
    const editor = await Editor.start({ folders: [root], surroundings: worker });
    await editor.open(`${root}/all.yaml`, `${service}---\n${deployment}`);
    await editor.diagnosticsWhen(`${root}/all.yaml`, (all) => all.length === 1);
    await editor.stop();
  });
});
