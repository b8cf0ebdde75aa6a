/** `portolan topology`: the chart of a bundle as data or as a graph. */

import { topologyData } from '../features/topology.ts';
import { Reachability } from '../network/reachability.ts';
import { worldOf } from '../network/world.ts';
import { topologyDot, topologyMermaid } from '../report/graph.ts';
import { choice, parseCommand } from './arguments.ts';
import { chooseBundles, onlyBundle } from './bundles.ts';
import { load, today } from './load.ts';
import type { Streams } from './streams.ts';

export function runTopology(args: readonly string[], streams: Streams): number {
  const { values, positionals } = parseCommand(args, {
    bundle: { type: 'string' },
    format: { type: 'string', default: 'json' },
    config: { type: 'string' },
  });
  const format = choice('format', values.format, ['json', 'mermaid', 'dot']);
  const paths = positionals.length > 0 ? positionals : ['.'];
  const loaded = paths.map((path) => load(path, streams, { config: values.config, today: today() }));
  const { name, objects } = onlyBundle(chooseBundles(loaded, values.bundle, streams), format);
  const data = topologyData(new Reachability(worldOf(objects)), name);
  if (format === 'json') streams.output(`${JSON.stringify(data, undefined, 2)}\n`);
  else streams.output(format === 'dot' ? topologyDot(data) : topologyMermaid(data));
  return 0;
}
