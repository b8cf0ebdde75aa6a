/** The language server's answers about clusters and plans through its protocol. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HoverRequest } from 'vscode-languageserver/node';
import {
  type ClusterResult,
  clusterRequest,
  type PlanInsertion,
  type PlanResult,
  type PlanStart,
  planInsertionRequest,
  planRequest,
  planStartRequest,
} from '../server/src/protocol/cluster.ts';
import { shown } from './support/cluster-profile.ts';
import { Editor } from './support/editor.ts';

const configuration = 'file:///nowhere/.portolan.yaml';
const dump = 'file:///nowhere/aks.json';
const manifest = 'file:///nowhere/web.yaml';

async function withDocuments(
  documents: Readonly<Record<string, string>>,
  use: (editor: Editor) => Promise<void>,
): Promise<void> {
  const editor = await Editor.start({});
  try {
    for (const [uri, text] of Object.entries(documents)) await editor.open(uri, text);
    await use(editor);
  } finally {
    await editor.stop();
  }
}

describe('clusters through the protocol', () => {
  it('tells which cluster a document is for, with links to the lines that say so', async () => {
    await withDocuments({ [dump]: shown, [manifest]: 'kind: Service\n' }, async ({ connection }) => {
      const result = await connection.sendRequest<ClusterResult>(clusterRequest, { uri: manifest });
      assert.deepEqual([result.kind, result.name, result.uris], ['profile', 'prod-aks', [dump]]);
      assert.equal(result.summary, 'Azure CNI Overlay, no policy engine');
      assert.ok(result.markdown.includes(`[aks.json:17](${dump}#L17)`), result.markdown);
    });
  });

  it('follows every edit at once', async () => {
    await withDocuments({ [configuration]: 'cluster: { networkPlugin: kubenet }\n' }, async (editor) => {
      const summary = async () =>
        (await editor.connection.sendRequest<ClusterResult>(clusterRequest, { uri: manifest })).summary;
      assert.equal(await summary(), 'kubenet (legacy), no policy engine');
      await editor.change(
        configuration,
        2,
        'cluster: { networkPlugin: azure, networkPluginMode: overlay, networkPolicy: calico }\n',
      );
      assert.equal(await summary(), 'Azure CNI Overlay, policies by Calico');
    });
  });

  it('says on the page what the rules find in the profile', async () => {
    await withDocuments({ [configuration]: 'cluster: { podCidr: 172.30.0.0/16 }\n' }, async ({ connection }) => {
      const { markdown } = await connection.sendRequest<ClusterResult>(clusterRequest, { uri: manifest });
      assert.match(markdown, /172\.30\.0\.0\/16 touches 172\.30\.0\.0\/16, which is kept for/);
    });
  });

  it('explains a statement on hover', async () => {
    await withDocuments({ [configuration]: 'cluster:\n  outboundType: none\n' }, async ({ connection }) => {
      const hover = await connection.sendRequest(HoverRequest.type, {
        textDocument: { uri: configuration },
        position: { line: 1, character: 18 },
      });
      assert.match(JSON.stringify(hover?.contents), /Azure sets up no way out of the cluster\./);
    });
  });

  it('starts a plan from the profile, plans it, and gives the text that it makes of the configuration', async () => {
    const text = 'cluster:\n  name: prod-aks\n  networkPolicy: cilium\n';
    await withDocuments({ [dump]: shown, [configuration]: text }, async ({ connection }) => {
      const start = await connection.sendRequest<PlanStart>(planStartRequest, { uri: manifest });
      assert.equal(start.cluster, 'prod-aks');
      assert.deepEqual(
        start.input.pools.map(({ name, nodes }) => [name, nodes]),
        [['np1', 3]],
      );
      assert.equal(start.models[0]?.id, 'overlay');
      const params = { uri: manifest, input: { ...start.input, pools: [{ name: 'np1', nodes: 50, podsPerNode: 30 }] } };
      const planned = await connection.sendRequest<PlanResult>(planRequest, params);
      assert.ok(planned.planned);
      assert.match(planned.markdown, /\| pod CIDR \| `10\.244\.0\.0\/18` \| 51 of 64 nodes \|/);
      const insertion = await connection.sendRequest<PlanInsertion | null>(planInsertionRequest, params);
      assert.equal(insertion?.uri, configuration);
      assert.equal(insertion?.before, text);
      assert.match(
        insertion?.after ?? '',
        /^cluster:\n {2}name: prod-aks\n {2}networkPolicy: cilium\n[\s\S]*podCidr: 10\.244\.0\.0\/18\n/,
      );
    });
  });

  it('says why a plan is impossible, and has nothing to insert then', async () => {
    await withDocuments({ [manifest]: '' }, async ({ connection }) => {
      const start = await connection.sendRequest<PlanStart>(planStartRequest, { uri: manifest });
      assert.deepEqual([start.cluster, start.input.model, start.input.pools], [null, 'overlay', []]);
      const params = { uri: manifest, input: { model: 'overlay', pools: [{ name: 'a', nodes: 6000 }] } };
      const { planned, markdown } = await connection.sendRequest<PlanResult>(planRequest, params);
      assert.ok(!planned);
      assert.match(markdown, /- Azure CNI Overlay ends at 5,000 nodes; 6,000 are asked for\./);
      assert.equal(await connection.sendRequest(planInsertionRequest, params), null);
    });
  });
});
