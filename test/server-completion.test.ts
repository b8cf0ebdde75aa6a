/** Completion through the protocol, with a server at the other end of standard input and output, while text is half typed. */

import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CompletionContext, CompletionItem, CompletionList } from 'vscode-languageserver';
import { Editor } from './support/editor.ts';

const world = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80 }] }
`;
const head = 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: x, namespace: shop }\nspec:\n';

describe('completion through the protocol', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-completion-'));
  const uri = `${pathToFileURL(folder).href}/ingress.yaml`;
  let server: ChildProcess;
  let editor: Editor;
  let version = 1;

  before(async () => {
    writeFileSync(join(folder, 'web.yaml'), world);
    server = spawn(process.execPath, [join(import.meta.dirname, '../server/src/process/main.ts'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    editor = await Editor.connect(server.stdout!, server.stdin!, {
      folders: [pathToFileURL(folder).href],
      capabilities: {
        textDocument: { completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true } } },
      },
    });
    await editor.open(uri, head);
  });

  after(async () => {
    await editor.stop();
    server.kill();
    rmSync(folder, { recursive: true });
  });

  /** What is proposed at `¦` after the text was typed. */
  async function complete(marked: string, context?: CompletionContext): Promise<CompletionList> {
    const offset = marked.indexOf('¦');
    const lines = marked.slice(0, offset).split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)!.length };
    await editor.change(uri, ++version, marked.replace('¦', ''));
    const params = { textDocument: { uri }, position, ...(context ? { context } : {}) };
    return editor.connection.sendRequest('textDocument/completion', params);
  }

  it('says that it can, and that it tells more about one item', () => {
    const { completionProvider } = editor.initialized.capabilities;
    assert.equal(completionProvider?.resolveProvider, true);
    assert.ok(completionProvider?.triggerCharacters?.includes(' '));
  });

  it('proposes what the unsaved text can name, and replaces the half-typed word', async () => {
    const { isIncomplete, items } = await complete(`${head}  defaultBackend:\n    service:\n      name: w¦xyz\n`);
    assert.equal(isIncomplete, false);
    assert.deepEqual(
      items.map(({ label, labelDetails, textEdit }) => ({ label, labelDetails, textEdit })),
      [
        {
          label: 'web',
          labelDetails: { description: '80/TCP' },
          textEdit: {
            range: { start: { line: 6, character: 12 }, end: { line: 6, character: 16 } },
            newText: 'web',
          },
        },
      ],
    );
  });

  it('keeps what there is to read for the one item that is asked about', async () => {
    const { items } = await complete(`${head}  defaultBackend: { service: { name: "¦`);
    const [item] = items;
    assert.equal(item?.documentation, undefined);
    assert.equal(item?.filterText, '"web');
    const resolved: CompletionItem = await editor.connection.sendRequest('completionItem/resolve', item!);
    assert.match((resolved.documentation as { value: string }).value, /DNS: `web\.shop\.svc\.cluster\.local`/);
  });

  it('does not open a list at every space of an indentation', async () => {
    const onSpace: CompletionContext = { triggerKind: 2, triggerCharacter: ' ' };
    const annotated = head.replace('{ name: x, namespace: shop }', '\n  name: x\n  annotations:\n    ¦');
    assert.deepEqual((await complete(annotated, onSpace)).items, []);
    assert.ok((await complete(annotated)).items.length > 100);
    assert.equal((await complete(`${head}  defaultBackend: { service: { name: ¦`, onSpace)).items.length, 1);
  });

  it('offers the values of an annotation to choose from', async () => {
    const annotated = head.replace(
      '{ name: x, namespace: shop }',
      '\n  name: x\n  annotations:\n    nginx.ingress.kubernetes.io/ssl-redir¦',
    );
    const { items } = await complete(annotated);
    const item = items.find(({ label }) => label === 'nginx.ingress.kubernetes.io/ssl-redirect');
    assert.equal(item?.insertTextFormat, 2);
    assert.equal(
      item.textEdit?.newText,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of a snippet.
      'nginx.ingress.kubernetes.io/ssl-redirect: "${1|false,true|}"',
    );
  });

  it('answers with nothing where nobody knows better than a schema', async () => {
    assert.deepEqual((await complete(`${head}  ¦`)).items, []);
    assert.deepEqual((await complete('hello: ¦')).items, []);
  });
});
