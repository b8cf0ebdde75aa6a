/** What views of the chart do to it: keeping places after an edit, folding what is busy, marking changes, tables. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arranged } from '../server/src/chart/arrange.ts';
import { measured } from '../server/src/chart/drawing.ts';
import { kept } from '../server/src/chart/keep.ts';
import { layoutHere } from '../server/src/chart/layout-here.ts';
import { estimate } from '../server/src/chart/measure.ts';
import { partOf } from '../server/src/chart/part.ts';
import { matrixOf, rowsOf } from '../server/src/chart/table.ts';
import { type ChartView, defaultView } from '../server/src/chart/view.ts';
import { shopTopology, shopWith, wideTopology } from './support/topologies.ts';

const shop = shopTopology();
const [web, api] = ['shop/web[Deployment]', 'shop/api[Deployment]'];
const drawn = await arranged(partOf(shop, defaultView), layoutHere, estimate);

describe('after an edit', () => {
  test('what was there keeps its place and course', () => {
    const part = partOf(
      shopWith('  - from: [{ podSelector: { matchLabels: { app: other } } }]\n', 'other'),
      defaultView,
    );
    const after = kept(part, measured(part, estimate), drawn);
    assert.ok(after);
    for (const { node, box } of drawn.nodes) {
      assert.deepEqual(after.nodes.find((each) => each.node.id === node.id)?.box, box, node.id);
    }
    for (const { line, points } of drawn.lines) {
      assert.deepEqual(after.lines.find((each) => each.line.id === line.id)?.points, points, line.id);
    }
  });

  test('what is new finds a free place within its namespace', () => {
    const part = partOf(shopWith('', 'other'), defaultView);
    const after = kept(part, measured(part, estimate), drawn);
    const fresh = after?.nodes.find(({ node }) => node.name === 'other')?.box;
    const area = drawn.areas[0]!.box;
    assert.ok(fresh && fresh.x > area.x && fresh.y + fresh.height < area.y + area.height);
    for (const { box } of drawn.nodes) {
      const apart =
        box.x + box.width <= fresh.x ||
        fresh.x + fresh.width <= box.x ||
        box.y + box.height <= fresh.y ||
        fresh.y + fresh.height <= box.y;
      assert.ok(apart, 'It lies over another node.');
    }
  });

  test('a chart of other nodes is no edit: it is arranged anew', () => {
    const part = partOf(wideTopology(3, 4), defaultView);
    assert.equal(kept(part, measured(part, estimate), drawn), undefined);
  });
});

describe('changes', () => {
  const ports = [{ protocol: 'TCP', from: 9000, to: 9000 }] as const;

  test('are marked on the line they are about, and what is gone is drawn once more', () => {
    const opened = [{ from: web, to: api, ports, causes: [] }];
    const closed = [{ from: api, to: web, ports: 'all', causes: [] }] as const;
    const { lines } = partOf(shop, defaultView, { opened, closed });
    const changed = lines.filter(({ change }) => change !== null).map(({ id, change }) => `${change} ${id}`);
    assert.deepEqual(changed, [`opened allowed ${web} ${api}`, `closed closed ${api} ${web}`]);
  });

  test('are drawn even where no policy decides any more', () => {
    const opened = [{ from: api, to: web, ports: 'all', causes: [] }] as const;
    const { lines } = partOf(shop, defaultView, { opened, closed: [] });
    assert.deepEqual(
      lines.filter(({ change }) => change).map(({ kind, from, to }) => [kind, from, to]),
      [['open', api, web]],
    );
  });
});

describe('what most may reach', () => {
  const topology = wideTopology(2, 20);
  const opened: ChartView = { ...defaultView, folded: { 'team-0': false, 'team-1': false } };
  const into = (view: ChartView) => partOf(topology, view).lines.filter(({ to }) => to === 'team-0/app-0[Deployment]');

  test('is folded, with its ways in drawn all the same, and opened by hand', () => {
    assert.deepEqual(
      into(opened).map(({ kind }) => kind),
      ['selects'],
    );
    assert.ok(into({ ...opened, hubs: ['busy'] }).length > 20);
  });

  test('is shown in full when it is what somebody looks at', () => {
    assert.ok(into({ ...opened, focus: { kind: 'reaching', id: 'team-0/app-0[Deployment]' } }).length > 20);
  });
});

describe('tables', () => {
  const part = partOf(shop, defaultView);

  test('have a row for each line, and say how it is known', () => {
    const rows = rowsOf(part);
    assert.deepEqual(rows.map(({ id }) => id).sort(), part.lines.map(({ id }) => id).sort());
    const row = rows.find(({ kind }) => kind === 'blocked');
    assert.deepEqual(
      [row?.from.name, row?.to.name, row?.known, row?.ports],
      ['Ingress controller', 'web', 'blocked by policy', 'TCP 8080'],
    );
  });

  test('have a cell for each pair, with all its lines', () => {
    const { cells, sources, destinations } = matrixOf(part);
    const inCells = [...cells.values()].flatMap(({ lines }) => lines.map(({ id }) => id));
    assert.deepEqual(inCells.sort(), part.lines.map(({ id }) => id).sort());
    for (const pair of cells.keys()) {
      assert.ok(
        sources.some(({ id }) => pair.startsWith(id)) && destinations.some(({ id }) => pair.endsWith(id)),
        pair,
      );
    }
  });
});
