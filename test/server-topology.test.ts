/** The language server's chart of a bundle through its protocol. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type TopologyParams, type TopologyResult, topologyRequest } from '../server/src/protocol/topology.ts';
import { Editor } from './support/editor.ts';

describe('the chart through the protocol', () => {
  const document = 'file:///nowhere/net.yaml';
  const pod = (name: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec: { containers: [{ name: c, image: c, ports: [{ containerPort: 80 }] }] }
---
`;
  const policy = (from: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: back }
spec:
  podSelector: { matchLabels: { app: back } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: ${from} } } }] }]
`;
  const text = (from: string): string => `${pod('front')}${pod('back')}${pod('other')}${policy(from)}`;

  async function chart(given: string, params: Partial<TopologyParams> = {}): Promise<TopologyResult> {
    const editor = await Editor.start({});
    try {
      await editor.open(document, given);
      return await editor.connection.sendRequest<TopologyResult>(topologyRequest, { uri: document, ...params });
    } finally {
      await editor.stop();
    }
  }

  it('has nodes with their lines, and what policies allow', async () => {
    const { topology, changes } = await chart(text('front'));
    const back = topology.nodes.find(({ name }) => name === 'back');
    assert.deepEqual(back?.place, { uri: document, line: 7, first: 5, last: 8 });
    assert.deepEqual(back?.policies, { inbound: 1, outbound: 0 });
    const allowed = topology.edges.filter(({ kind }) => kind === 'allowed').map(({ from, to }) => `${from} ${to}`);
    assert.deepEqual(allowed, ['default/front[Pod] default/back[Pod]']);
    assert.equal(changes, null);
  });

  it('counts findings at the node they are about', async () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: back }\nspec: { selector: { app: bakc }, ports: [{ port: 80 }] }\n';
    const { topology } = await chart(`${text('front')}---\n${service}`);
    const counts = topology.nodes.find(({ id }) => id === 'default/back[Service]')?.problems;
    assert.equal(counts?.warning, 1);
  });

  it('tells what opened and closed against texts that are given', async () => {
    const { changes } = await chart(text('front'), { base: [{ uri: document, text: text('other') }] });
    const pairs = (list: NonNullable<TopologyResult['changes']>['opened']) =>
      list.map(({ from, to }) => `${from} ${to}`);
    assert.deepEqual(pairs(changes!.opened), ['default/front[Pod] default/back[Pod]']);
    assert.deepEqual(pairs(changes!.closed), ['default/other[Pod] default/back[Pod]']);
    assert.ok(changes!.opened[0]!.causes.length > 0);
  });

  it('answers for the largest bundle where a document stands in none', async () => {
    const { topology } = await chart(text('front'), { uri: 'file:///nowhere/readme.md' });
    assert.equal(topology.nodes.filter(({ kind }) => kind === 'workload').length, 3);
  });
});
