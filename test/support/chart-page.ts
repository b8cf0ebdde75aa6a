/** The window of the chart in a real browser, under the very policy that the editor gives it, with a stand-in for the editor. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { pageText } from '../../client/src/chart/page-text.ts';
import { launchChromium } from '../../scripts/host/chromium.mjs';
import type { ChartTexts, FromChart, ToChart } from '../../server/src/protocol/chart-window.ts';
import type { Topology, TopologyChanges } from '../../server/src/protocol/topology.ts';
import { root } from '../../server/tools/rule-files.ts';

const origin = 'http://chart.test';
/** A limit for what would never come, in milliseconds; busy machines are slow. */
const patience = 180_000;

/** What the editor gives a page, reduced to memory: what is said is told to the test, state outlives a reload. */
const editor = `
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => tellTest(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null'),
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => tellTest({ type: 'violation', violatedDirective }));
`;

interface Poster {
  postMessage(message: unknown, origin: string): void;
}

type Said = FromChart | { readonly type: 'violation' };

/** Built once for all pages of a run. */
let files: ReturnType<typeof pageFiles> | undefined;

export class ChartPage {
  readonly page: Page;
  readonly #failures: string[] = [];
  readonly #said: Said[] = [];
  #onSaid: () => void = () => undefined;

  /** `state` is what the window kept from an earlier time. */
  static async open(browser: Browser, state?: unknown): Promise<ChartPage> {
    const viewport = { width: 1300, height: 800 };
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const opened = new ChartPage(page);
    await page.exposeFunction('tellTest', (message: Said) => opened.#hear(message));
    await page.addInitScript(editor);
    if (state) await page.addInitScript(`sessionStorage.setItem('state', ${JSON.stringify(JSON.stringify(state))})`);
    files ??= pageFiles();
    const served = await files;
    await page.route(`${origin}/**`, async (route) => {
      const file = served.get(new URL(route.request().url()).pathname);
      await (file ? route.fulfill(file) : route.abort());
    });
    await page.goto(`${origin}/`);
    await opened.start();
    return opened;
  }

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.#failures.push(error.message));
  }

  /** As the extension does when the page says that it is ready. */
  async start(): Promise<void> {
    // Every control says its own name, which is as good as any language.
    const texts = new Proxy({} as Record<string, string>, { get: (_, name) => String(name) });
    const names = [
      ...readFileSync(path.join(root, 'server/src/protocol/chart-window.ts'), 'utf8').matchAll(
        /^ {2}readonly (\w+): string;$/gm,
      ),
    ];
    const named = Object.fromEntries(names.map(([, name = '']) => [name, texts[name]])) as unknown as ChartTexts;
    const memory = { uri: 'file:///shop/all.yaml', bundle: null, compare: false };
    await this.tell({ type: 'start', texts: named, elk: `${origin}/elk-worker.cjs`, memory });
  }

  async show(topology: Topology, changes: TopologyChanges | null = null): Promise<void> {
    const result = { bundles: [topology.bundle], topology, changes };
    await this.tell({ type: 'topology', result, file: 'all.yaml' });
    await this.painted(topology.nodes.length > 0 ? 1 : 0);
  }

  async tell(message: ToChart): Promise<void> {
    // Called in the page.
    const post = (told: ToChart): void => (globalThis as unknown as Poster).postMessage(told, '*');
    await this.page.evaluate(post, message);
  }

  /** Until at least so many nodes are there and nothing is being arranged. */
  async painted(nodes = 1): Promise<void> {
    if (nodes > 0)
      await this.page
        .locator('.node')
        .nth(nodes - 1)
        .waitFor({ state: 'attached' });
    await this.page.locator('.arranging').waitFor({ state: 'detached' });
  }

  /** The messages of a type, as soon as there are so many. */
  async said<T extends FromChart['type']>(type: T, count = 1): Promise<Extract<FromChart, { type: T }>[]> {
    const { promise, resolve } = Promise.withResolvers<Extract<FromChart, { type: T }>[]>();
    this.#onSaid = () => {
      const found = this.#said.filter((each): each is Extract<FromChart, { type: T }> => each.type === type);
      if (found.length >= count) resolve(found);
    };
    this.#onSaid();
    return promise;
  }

  /** What the page did that its policy forbids, and what it threw. */
  faults(): unknown[] {
    return [...this.#said.filter(({ type }) => type === 'violation'), ...this.#failures];
  }

  /** The ids of what a selector finds. */
  async ids(selector: string): Promise<(string | null)[]> {
    const found = await this.page.locator(selector).all();
    return Promise.all(found.map((each) => each.getAttribute('data-id')));
  }

  /** Where each node stands. */
  async places(): Promise<Map<string | null, string | null>> {
    const nodes = await this.page.locator('.node').all();
    const pairs = nodes.map(
      async (node) => [await node.getAttribute('data-id'), await node.getAttribute('transform')] as const,
    );
    return new Map(await Promise.all(pairs));
  }

  /** The clock of the page, and when it last painted a chart, in its milliseconds. */
  async now(): Promise<number> {
    return this.page.evaluate(() => performance.now());
  }

  async paintedAt(): Promise<number> {
    const entries = await this.page.evaluate(() =>
      performance.getEntriesByName('chart-painted').map((mark) => mark.startTime),
    );
    return entries.at(-1) ?? Number.NaN;
  }

  #hear(message: Said): void {
    this.#said.push(message);
    this.#onSaid();
  }
}

export function openBrowser(): Promise<Browser> {
  return launchChromium(console.error);
}

async function pageFiles(): Promise<Map<string, { contentType: string; body: string }>> {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['webview/main.ts'],
    bundle: true,
    format: 'iife',
    write: false,
    logLevel: 'warning',
  });
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  const nonce = 'once';
  const page = pageText({ source: origin, nonce, script: '/chart.js', style: '/chart.css' });
  return new Map([
    ['/', { contentType: 'text/html', body: page }],
    ['/chart.js', { contentType: 'text/javascript', body: outputFiles[0]?.text ?? '' }],
    ['/chart.css', { contentType: 'text/css', body: read('webview/chart.css') }],
    ['/elk-worker.cjs', { contentType: 'text/javascript', body: read('node_modules/elkjs/lib/elk-worker.min.js') }],
  ]);
}
