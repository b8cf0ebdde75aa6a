/** Runs ELK in a worker, so that the window answers while a large chart is arranged. */

import elk from 'elkjs/lib/elk-api.js';
import type { Layouter } from '../server/src/chart/arrange.ts';

/** `address` is that of ELK's engine. A worker may only come from the page's own origin, hence the detour by a blob. */
export async function layouterFrom(address: string): Promise<Layouter> {
  const text = await (await fetch(address)).text();
  const blob = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const engine = new elk.default({ workerFactory: () => new Worker(blob) });
  return (graph) => engine.layout(graph);
}
