/** Lenses through the language server's protocol: where they stand, what they say, and how settings switch them. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CodeLens, CodeLensRequest, CodeLensResolveRequest } from 'vscode-languageserver/node';
import { type AboutResult, aboutRequest } from '../server/src/protocol/about.ts';
import { type QuestionResult, questionRequest } from '../server/src/protocol/reach.ts';
import { Editor } from './support/editor.ts';
import { backendPolicy, pods } from './support/shop-policies.ts';

const document = 'file:///nowhere/net.yaml';
const text = `${pods.trimStart()}---${backendPolicy}`;

async function withEditor(use: (editor: Editor) => Promise<void>, options = {}): Promise<void> {
  const editor = await Editor.start(options);
  try {
    await editor.open(document, text);
    await use(editor);
  } finally {
    await editor.stop();
  }
}

async function lenses(editor: Editor): Promise<CodeLens[]> {
  return (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: document } })) ?? [];
}

function resolved(editor: Editor, lens: CodeLens): Promise<CodeLens> {
  return editor.connection.sendRequest(CodeLensResolveRequest.type, lens);
}

describe('lenses through the protocol', () => {
  it('stand above each object and say what they count only when asked', async () => {
    await withEditor(async (editor) => {
      const found = await lenses(editor);
      assert.deepEqual(
        found.map(({ range, command }) => [text.split('\n')[range.start.line]?.slice(0, 12), command]),
        [
          ['{ apiVersion', undefined],
          ['{ apiVersion', undefined],
          ['{ apiVersion', undefined],
          ['apiVersion: ', undefined],
        ],
      );
      const titles = await Promise.all(found.map(async (lens) => (await resolved(editor, lens)).command?.title));
      assert.deepEqual(titles, [
        '2 in · 2 out · 0 blocked',
        '1 in · 2 out · 1 blocked',
        '2 in · 1 out · 1 blocked',
        'selects 1 workload · opens nothing in view · closes 5 against no policy',
      ]);
    });
  });

  it('lead to a command only in editors that have it', async () => {
    await withEditor(async (editor) => {
      const [lens] = await lenses(editor);
      assert.equal((await resolved(editor, lens!)).command?.command, '');
    });
    await withEditor(
      async (editor) => {
        const [lens] = await lenses(editor);
        const { command } = await resolved(editor, lens!);
        assert.equal(command?.command, 'explain.it');
        const about = await editor.connection.sendRequest<AboutResult>(aboutRequest, command?.arguments?.[0]);
        assert.equal(about.title, 'Pod shop/frontend');
        assert.equal(about.summary, command?.title);
      },
      { explain: 'explain.it' },
    );
  });

  it('every connection of an explanation can be asked about', async () => {
    await withEditor(async (editor) => {
      for (const { range } of await lenses(editor)) {
        const position = range.start;
        const about = await editor.connection.sendRequest<AboutResult>(aboutRequest, { uri: document, position });
        for (const { from, to, asked, group } of about.connections) {
          const question = { uri: document, from, to, ...(asked === undefined ? {} : { port: asked }) };
          const answer = await editor.connection.sendRequest<QuestionResult | null>(questionRequest, question);
          assert.ok(answer, `${from} ${to} ${asked}`);
          if (group === 'blocked' || group === 'closed')
            assert.equal(answer.answer, 'denied', `${from} ${to} ${asked}`);
          assert.deepEqual(
            answer.sides.map(({ direction }) => direction),
            ['outbound', 'inbound'],
          );
        }
      }
    });
  });

  it('go and come with their setting at once', async () => {
    const capabilities = { workspace: { configuration: true, codeLens: { refreshSupport: true } } };
    await withEditor(
      async (editor) => {
        assert.equal((await lenses(editor)).length, 4);
        await editor.lensRefresh(() => editor.configure({ codeLens: { workloads: false } }));
        const titles = (await lenses(editor)).map(({ range }) => range.start.line);
        assert.deepEqual(titles, [text.split('\n').indexOf('apiVersion: networking.k8s.io/v1')]);
      },
      { capabilities },
    );
  });

  it('on a manifest that is gone say nothing, rather than something old', async () => {
    await withEditor(async (editor) => {
      const [lens] = await lenses(editor);
      await editor.change(document, 2, '# empty\n');
      await assert.rejects(resolved(editor, lens!), /has changed/);
    });
  });
});
