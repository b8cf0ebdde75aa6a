/** The chart: what a view shows of a topology, how it is arranged, and what is drawn of it. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arranged } from '../server/src/chart/arrange.ts';
import { layoutHere } from '../server/src/chart/layout-here.ts';
import { mark, markText } from '../server/src/chart/mark.ts';
import { estimate, fitted } from '../server/src/chart/measure.ts';
import { partOf } from '../server/src/chart/part.ts';
import { chartSvg } from '../server/src/chart/svg.ts';
import { defaultView } from '../server/src/chart/view.ts';
import { lineLabel, lineTitle, nodeTitle } from '../server/src/chart/words.ts';
import { shopTopology, topologyOf, wideTopology } from './support/topologies.ts';

const shop = shopTopology();

describe('topology', () => {
  test('tells a way in step by step, with the ports of each step', () => {
    const edges = shop.edges.map(({ kind, from, to, label }) => `${kind} ${from} > ${to}${label ? ` ${label}` : ''}`);
    for (const expected of [
      'routes from 0.0.0.0-9.255.255.255 > {ingress-controller}',
      'routes {ingress-controller} > shop/shop[Ingress]',
      'routes shop/shop[Ingress] > shop/web[Service] 80',
      'routes shop/shop[Ingress] > shop/gone[Service] 8080?',
      'selects shop/web[Service] > shop/web[Deployment] 80 to 8080',
      'blocked {ingress-controller} > shop/web[Deployment]',
      'allowed shop/web[Deployment] > shop/api[Deployment]',
    ]) {
      assert.ok(edges.includes(expected), `${expected} is not among\n${edges.join('\n')}`);
    }
  });

  test('leaves connections that no policy decides to two lists', () => {
    const { open, edges } = topologyOf(['a', 'b'].map(deployment).join('---\n'));
    assert.deepEqual(edges, []);
    assert.deepEqual(open.from, ['shop/a[Deployment]', 'shop/b[Deployment]', 'from 0.0.0.0-255.255.255.255']);
    assert.deepEqual(open.to, ['shop/a[Deployment]', 'shop/b[Deployment]', 'to 0.0.0.0-255.255.255.255']);
  });

  test('has addresses that fare alike as one node, named after what they are', () => {
    const outside = shop.nodes
      .filter(({ namespace }) => namespace === null)
      .map(({ id, kind, name, detail }) => [id, kind, name, detail]);
    assert.deepEqual(outside, [
      ['from 0.0.0.0-9.255.255.255', 'internet', 'Internet', 'all but 10.0.0.0/8'],
      ['from 10.0.0.0-10.255.255.255', 'addresses', '10.0.0.0/8', 'outside the cluster'],
      ['to 0.0.0.0-255.255.255.255', 'internet', 'Internet', 'any address outside'],
      ['{ingress-controller}', 'ingress-controller', 'Ingress controller', 'not in this bundle'],
    ]);
  });

  test('has a node for a Service that is named and not there', () => {
    assert.equal(shop.nodes.find(({ id }) => id === 'shop/gone[Service]')?.kind, 'missing');
  });
});

describe('a part of the chart', () => {
  test('is everything that has something to show', () => {
    const part = partOf(shop, defaultView);
    assert.deepEqual(part.areas, ['shop']);
    assert.ok(
      part.nodes.every(({ id }) => !id.startsWith('to ')),
      'Nothing is known to go out.',
    );
    assert.equal(part.lines.length, shop.edges.length);
  });

  test('is a node and what it is connected with', () => {
    const part = partOf(shop, { ...defaultView, focus: { kind: 'around', id: 'shop/api[Deployment]' } });
    // Nothing isolates it outbound, which a focus shows though the whole chart does not.
    assert.deepEqual(namesIn(part.nodes), ['10.0.0.0/8', 'Internet', 'api', 'web']);
  });

  test('is what can reach a node, with the ways that lead there', () => {
    const part = partOf(shop, { ...defaultView, focus: { kind: 'reaching', id: 'shop/web[Service]' } });
    assert.deepEqual(namesIn(part.nodes), ['Ingress controller', 'Internet', 'shop', 'web']);
  });

  test('is the shortest way between two nodes', () => {
    const focus = { kind: 'path', from: 'from 0.0.0.0-9.255.255.255', to: 'shop/api[Deployment]' } as const;
    const part = partOf(shop, { ...defaultView, focus });
    assert.deepEqual(
      part.lines.map(({ kind }) => kind),
      ['routes', 'routes', 'routes', 'selects', 'allowed'],
    );
  });

  test('counts what is not drawn', () => {
    const part = partOf(topologyOf(['a', 'b'].map(deployment).join('---\n')), defaultView);
    assert.deepEqual(part.leftOut, ['6 connections that no policy decides are not drawn.']);
    const all = partOf(topologyOf(['a', 'b'].map(deployment).join('---\n')), {
      ...defaultView,
      lines: { ...defaultView.lines, open: true },
    });
    assert.equal(all.lines.length, 6);
    assert.deepEqual(all.leftOut, []);
  });

  test('has namespaces folded where there are many nodes, and opened by hand', () => {
    const wide = wideTopology(20, 10);
    const part = partOf(wide, defaultView);
    assert.deepEqual(part.areas, []);
    assert.equal(part.nodes.filter(({ kind }) => kind === 'namespace').length, 20);
    const opened = partOf(wide, { ...defaultView, folded: { 'team-3': false } });
    assert.deepEqual(opened.areas, ['team-3']);
    assert.ok(opened.lines.every(({ from, to }) => from !== to));
  });

  test('folds a hub that most others connect to, and says so', () => {
    const dns = `${deployment('coredns')}---\n${policy('coredns')}`;
    const hub = topologyOf(`${[...'abcdefgh'].map(deployment).join('---\n')}---\n${dns}`);
    const part = partOf(hub, defaultView);
    assert.deepEqual([...part.hubs.keys()], ['dns']);
    assert.equal(part.lines.length, 0);
    assert.equal(part.nodes.find(({ name }) => name === 'coredns')?.undrawn, 8);
    assert.equal(partOf(hub, { ...defaultView, hubs: ['dns'] }).lines.length, 8);
  });

  test('is what a text names, with its surroundings', () => {
    assert.deepEqual(namesIn(partOf(shop, { ...defaultView, filter: 'GONE' }).nodes), ['gone', 'shop']);
  });
});

describe('an arranged chart', () => {
  test('has no two nodes over each other, and lines from border to border', async () => {
    const drawing = await arranged(partOf(shop, defaultView), layoutHere, estimate);
    for (const [i, { box: a }] of drawing.nodes.entries()) {
      for (const { box: b } of drawing.nodes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        assert.ok(apart, 'Two nodes overlap.');
      }
    }
    const boxes = new Map(drawing.nodes.map(({ node, box }) => [node.id, box]));
    for (const { line, points } of drawing.lines) {
      const from = boxes.get(line.from)!;
      const start = points[0]!;
      assert.ok(start.y >= from.y && start.y <= from.y + from.height, `${line.id} begins beside its node.`);
    }
  });

  test('has every node of a namespace inside of its area', async () => {
    const { areas, nodes } = await arranged(partOf(shop, defaultView), layoutHere, estimate);
    const area = areas[0]!.box;
    for (const { node, box } of nodes.filter(({ node }) => node.namespace === 'shop')) {
      assert.ok(box.x > area.x && box.x + box.width < area.x + area.width, `${node.id} stands outside.`);
    }
  });
});

describe('a picture', () => {
  test('escapes what manifests say', () => {
    assert.equal(
      markText(mark('text', { title: '"><script>' }, 'a < b & c\u0000')),
      '<text title="&#34;&#62;&#60;script&#62;">a &#60; b &#38; c\uFFFD</text>',
    );
  });

  test('is one SVG with legend and notes, the same for the same topology', async () => {
    const svg = await chartSvg(shop);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="chart" viewBox="0 0 \d+ \d+"/);
    assert.match(svg, />route declared</);
    assert.match(svg, />blocked by policy</);
    assert.doesNotMatch(svg, /var\(--/);
    assert.doesNotMatch(svg, /NaN|undefined/);
    assert.equal(svg, await chartSvg(shopTopology()));
  });

  test('reads out what it shows', () => {
    const node = partOf(shop, defaultView).nodes.find(({ id }) => id === 'shop/web[Deployment]')!;
    assert.equal(nodeTitle(node), 'Deployment web, in namespace shop, isolated inbound');
    const line = partOf(shop, defaultView).lines.find(({ kind }) => kind === 'blocked')!;
    assert.equal(lineLabel(line), '✕ TCP 8080');
    assert.equal(
      lineTitle(line, (id) => id),
      '{ingress-controller} to shop/web[Deployment]: blocked by policy, TCP 8080, blocked at the pods',
    );
  });

  test('cuts long names in the middle', () => {
    const cut = fitted('a-very-long-name-of-a-deployment-7', 100, 13, true, estimate);
    assert.match(cut, /^a-very.*….*-7$/);
    assert.ok(estimate(cut, 13, true) <= 100);
  });
});

function namesIn(nodes: readonly { readonly name: string }[]): string[] {
  return [...new Set(nodes.map(({ name }) => name))].sort();
}

function deployment(name: string): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    `metadata: { name: ${name}, namespace: shop }`,
    'spec:',
    `  selector: { matchLabels: { app: ${name} } }`,
    '  template:',
    `    metadata: { labels: { app: ${name} } }`,
    `    spec: { containers: [{ name: main, image: example.com/${name} }] }`,
    '',
  ].join('\n');
}

function policy(app: string): string {
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    `metadata: { name: ${app}, namespace: shop }`,
    'spec:',
    `  podSelector: { matchLabels: { app: ${app} } }`,
    '  policyTypes: [Ingress]',
    '  ingress: [{ from: [{ podSelector: {} }], ports: [{ protocol: UDP, port: 53 }] }]',
    '',
  ].join('\n');
}
