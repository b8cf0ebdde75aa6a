/** The language server's answers about reachability through its protocol. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ChangeResult,
  changeRequest,
  type QuestionResult,
  questionRequest,
  type ReachResult,
  reachRequest,
} from '../server/src/protocol/reach.ts';
import { Editor } from './support/editor.ts';

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
      const gone = await editor.connection.sendRequest<ChangeResult>(changeRequest, {
        uri: document,
        base: text.replace('app: front } } }] }]', 'app: other } } }] }]'),
      });
      const [closed] = gone.closed;
      assert.match(closed?.causes[0]?.text ?? '', /is gone or says less/);
      assert.match(text.split('\n')[closed?.causes[0]?.places[0]?.line ?? 0] ?? '', /metadata: \{ name: back \}/);
      const same = await editor.connection.sendRequest<ChangeResult>(changeRequest, { uri: document, base: text });
      assert.deepEqual(same, { opened: [], closed: [] });
      const [opened] = change.opened;
      assert.match(opened?.causes[0]?.text ?? '', /^Inbound rule 1 of NetworkPolicy default\/back now allows/);
      const [place] = opened?.causes[0]?.places ?? [];
      assert.match(text.split('\n')[place?.line ?? 0] ?? '', /ingress: /);
    });
  });
});
