/** The window of the chart in a browser: nodes and lines, keyboard, tables, following an edit, and what outlives a reload. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { partOf } from '../server/src/chart/part.ts';
import { defaultView } from '../server/src/chart/view.ts';
import { ChartPage, openBrowser } from './support/chart-page.ts';
import { shopTopology, shopWith, wideTopology } from './support/topologies.ts';

describe('the window of the chart', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  const shop = shopTopology();
  const web = 'shop/web[Deployment]';

  test('shows every node and line of the part, within its policy', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    const part = partOf(shop, defaultView);
    assert.deepEqual((await chart.ids('.node')).sort(), part.nodes.map(({ id }) => id).sort());
    assert.deepEqual((await chart.ids('.lines > .line')).sort(), part.lines.map(({ id }) => id).sort());
    assert.deepEqual(chart.faults(), []);
  });

  test('has table and matrix that say what the chart shows', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    const drawn = (await chart.ids('.lines > .line')).sort();
    await chart.page.getByRole('button', { name: 'table', exact: true }).click();
    assert.deepEqual((await chart.ids('tbody tr')).sort(), drawn);
    await chart.page.getByRole('button', { name: 'matrix', exact: true }).click();
    const pairs = await chart.page.locator('td[data-pair]').count();
    assert.equal(pairs, new Set(partOf(shop, defaultView).lines.map(({ from, to }) => `${from} ${to}`)).size);
    await chart.page.getByRole('button', { name: 'chart', exact: true }).click();
    await chart.painted();
    assert.deepEqual((await chart.ids('.lines > .line')).sort(), drawn);
  });

  test('is walked through by keyboard alone', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    const { keyboard } = chart.page;
    const focused = async () => (await chart.ids('.node:focus'))[0];
    for (let presses = 0; (await focused()) === undefined; presses++) {
      assert.ok(presses < 20, 'Tab does not lead into the chart.');
      await keyboard.press('Tab');
    }
    const first = await focused();
    await keyboard.press('End');
    await keyboard.press('Home');
    await keyboard.press('ArrowRight');
    assert.notEqual(await focused(), first);
    const outline = await chart.page.locator('.node:focus-visible .frame').count();
    assert.equal(outline, 1);
    await chart.page.locator(`.node[data-id="${web}"]`).focus();
    await keyboard.press('Enter');
    assert.deepEqual(await chart.said('open'), [{ type: 'open', uri: 'all.yaml', line: 3 }]);
    await keyboard.press('f');
    await chart.page.getByText('aroundNode').waitFor();
    await chart.painted();
    await keyboard.press('Escape');
    await chart.page.getByText('aroundNode').waitFor({ state: 'detached' });
  });

  test('gives every node and line a name to be read out', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    for (const each of await chart.page
      .locator('.nodes > .node, .lines > .line, button, select, input[type=search]')
      .all()) {
      const name = (await each.getAttribute('aria-label')) ?? (await each.textContent()) ?? '';
      assert.notEqual(name.trim(), '', 'Something has no name.');
    }
    assert.equal(await chart.page.getByRole('button', { name: 'Deployment web, in namespace shop' }).count(), 1);
  });

  test('follows an edit, and what is there keeps its place', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    const before = await chart.places();
    await chart.show(shopWith('  - from: [{ podSelector: { matchLabels: { app: other } } }]\n', 'other'));
    await chart.page.locator('.node[data-id="shop/other[Deployment]"]').waitFor();
    const places = await chart.places();
    for (const [id, place] of before) assert.equal(places.get(id), place, String(id));
    assert.equal(places.size, before.size + 1);
  });

  test('narrows to what can reach a node, and widens again', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    await chart.page.locator('.node[data-id="shop/web[Service]"]').click();
    await chart.page.getByRole('button', { name: 'reaching', exact: true }).click();
    await chart.page.locator('.node[data-id="shop/api[Deployment]"]').waitFor({ state: 'detached' });
    assert.ok((await chart.ids('.node')).includes('{ingress-controller}'));
    await chart.page.getByRole('button', { name: 'showAll' }).click();
    await chart.page.locator('.node[data-id="shop/api[Deployment]"]').waitFor();
  });

  test('finds, hides, and asks about a connection', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    await chart.page.getByRole('searchbox').fill('api');
    assert.deepEqual(await chart.ids('.node.found'), ['shop/api[Deployment]']);
    await chart.page.getByRole('searchbox').press('Enter');
    await chart.page.locator('.details .line-item.allowed button').first().click();
    const [asked] = await chart.said('ask');
    assert.equal(asked?.to, 'shop/api[Deployment]');
    await chart.page.getByRole('button', { name: 'hide', exact: true }).click();
    await chart.page.locator('.node[data-id="shop/api[Deployment]"]').waitFor({ state: 'detached' });
    await chart.page.getByRole('button', { name: 'showHidden' }).click();
    await chart.page.locator('.node[data-id="shop/api[Deployment]"]').waitFor();
  });

  test('marks what an edit opened and closed', async () => {
    const chart = await ChartPage.open(browser);
    const api = 'shop/api[Deployment]';
    await chart.show(shop, {
      opened: [{ from: web, to: api, ports: [{ protocol: 'TCP', from: 9000, to: 9000 }], causes: [] }],
      closed: [{ from: api, to: web, ports: 'all', causes: [] }],
    });
    assert.deepEqual(await chart.ids('.line.opened'), [`allowed ${web} ${api}`]);
    assert.deepEqual(await chart.ids('.line.closed'), [`closed ${api} ${web}`]);
  });

  test('exports what it shows', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    for (const format of ['svg', 'png', 'mermaid', 'json']) {
      await chart.page.getByRole('combobox', { name: 'export' }).selectOption(format);
    }
    const files = new Map((await chart.said('save', 4)).map(({ format, content }) => [format, content]));
    assert.match(files.get('svg') ?? '', /^<svg [\s\S]*<\/svg>\n$/);
    assert.ok(
      Buffer.from(files.get('png') ?? '', 'base64')
        .subarray(1, 4)
        .equals(Buffer.from('PNG')),
    );
    assert.match(files.get('mermaid') ?? '', /^flowchart LR\n/);
    assert.deepEqual(JSON.parse(files.get('json') ?? ''), shop);
    assert.deepEqual(chart.faults(), []);
  });

  test('is as it was after a reload', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    await chart.page.locator(`.node[data-id="${web}"]`).click();
    await chart.page.getByRole('checkbox', { name: 'Service selects' }).click();
    await chart.page.getByRole('button', { name: 'reaching', exact: true }).click();
    await chart.page.getByText('reachingNode').waitFor();
    await chart.painted();
    const before = await chart.ids('.node');
    await chart.page.reload();
    await chart.start();
    await chart.show(shop);
    assert.deepEqual(await chart.ids('.node'), before);
    assert.deepEqual(await chart.ids('.node.selected'), [web]);
    assert.equal(await chart.page.getByRole('checkbox', { name: 'Service selects' }).isChecked(), false);
  });

  test('keeps the legend out of the way where there is little room', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(shop);
    const legend = chart.page.getByRole('button', { name: 'legend' });
    assert.equal(await legend.getAttribute('aria-expanded'), 'true');
    await chart.page.evaluate('sessionStorage.clear()');
    await chart.page.setViewportSize({ width: 460, height: 330 });
    await chart.page.reload();
    await chart.start();
    await chart.show(shop);
    assert.equal(await legend.getAttribute('aria-expanded'), 'false');
    await legend.click();
    assert.equal(await legend.getAttribute('aria-expanded'), 'true');
  });

  test('shows an object that the editor asks for, even in a folded namespace', async () => {
    const chart = await ChartPage.open(browser);
    await chart.show(wideTopology(20, 10));
    assert.equal((await chart.ids('.node.namespace')).length, 20);
    await chart.tell({ type: 'reveal', target: { kind: 'node', id: 'team-3/app-2[Deployment]' } });
    await chart.page.locator('.node.selected[data-id="team-3/app-2[Deployment]"]').waitFor();
  });

  test('folds a thousand nodes, and draws them all when they are asked for', async () => {
    const wide = wideTopology(10, 50);
    const namespaces = Object.fromEntries(wide.namespaces.map((name) => [name, false]));
    const folded = await ChartPage.open(browser);
    await folded.show(wide);
    assert.equal((await folded.ids('.node.namespace')).length, 10);
    const opened = await ChartPage.open(browser, { view: { folded: namespaces } });
    await opened.show(wide);
    await opened.painted(1000);
    assert.deepEqual(opened.faults(), []);
  });
});
