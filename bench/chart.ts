/** Measures the chart: its data from the engine, its arrangement, and the time until a browser has painted it. */

import { arranged } from '../server/src/chart/arrange.ts';
import { layoutHere } from '../server/src/chart/layout-here.ts';
import { estimate } from '../server/src/chart/measure.ts';
import { partOf } from '../server/src/chart/part.ts';
import { type ChartView, defaultView } from '../server/src/chart/view.ts';
import type { Topology } from '../server/src/protocol/topology.ts';
import { ChartPage, openBrowser } from '../test/support/chart-page.ts';
import { wideTopology } from '../test/support/topologies.ts';
import { median, short } from './numbers.ts';

const repetitions = 3;
const browser = await openBrowser();

for (const [namespaces, workloads] of [
  [10, 25],
  [10, 50],
] as const) {
  const topology = wideTopology(namespaces, workloads);
  const nodes = topology.nodes.length;
  row(
    `${nodes} nodes: data`,
    `${short(timed(() => wideTopology(namespaces, workloads)))} ms with reading, ${kilobytes(topology)} KB`,
  );
  const opened: ChartView = {
    ...defaultView,
    folded: Object.fromEntries(topology.namespaces.map((name) => [name, false])),
  };
  for (const [title, view] of [
    ['folded', defaultView],
    ['all open', opened],
  ] as const) {
    const arranging = await timeToArrange(topology, view);
    const paints: number[] = [];
    for (let i = 0; i < repetitions; i++) paints.push(await firstPaint(topology, view));
    row(
      `${nodes} nodes, ${title}`,
      `arranged in ${short(arranging)} ms of processor time, first paint ${short(median(paints))} ms (runs: ${paints.map(short).join(', ')})`,
    );
  }
}
await browser.close();

/** Processor time of arranging once the engine is warm, which a busy machine does not stretch as it does the clock. */
async function timeToArrange(topology: Topology, view: ChartView): Promise<number> {
  const part = partOf(topology, view);
  await arranged(part, layoutHere, estimate);
  const before = process.cpuUsage();
  await arranged(part, layoutHere, estimate);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** From the message with the topology to the paint, in a fresh page whose worker has not run yet. */
async function firstPaint(topology: Topology, view: ChartView): Promise<number> {
  const page = await ChartPage.open(browser, { view });
  const begin = await page.now();
  await page.show(topology);
  const painted = await page.paintedAt();
  await page.page.context().close();
  return painted - begin;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function kilobytes(topology: Topology): number {
  return Math.round(JSON.stringify(topology).length / 1024);
}

function row(what: string, value: string): void {
  console.log(`  ${what.padEnd(32)}${value}`);
}
