/** `portolan topology`: the chart of a bundle as data, as a graph, or as a picture. */

import { topologyDot } from '../chart/dot.ts';
import { topologyMermaid } from '../chart/mermaid.ts';
import { chartSvg } from '../chart/svg.ts';
import { Auditor } from '../features/audit.ts';
import { topologyData } from '../features/topology.ts';
import { Reachability } from '../network/reachability.ts';
import { worldOf } from '../network/world.ts';
import type { Topology } from '../protocol/topology.ts';
import { rules } from '../rules/catalogue.ts';
import { choice, parseCommand } from './arguments.ts';
import { type ChosenBundle, chooseBundles, onlyBundle } from './bundles.ts';
import { type Loaded, load, today } from './load.ts';
import type { Streams } from './streams.ts';

const formats = ['json', 'mermaid', 'dot', 'svg'] as const;

export async function runTopology(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    bundle: { type: 'string' },
    format: { type: 'string', default: 'json' },
    config: { type: 'string' },
  });
  const format = choice('format', values.format, formats);
  const paths = positionals.length > 0 ? positionals : ['.'];
  const loaded = paths.map((path) => load(path, streams, { config: values.config, today: today() }));
  const chosen = onlyBundle(chooseBundles(loaded, values.bundle, streams), format);
  const settings = loaded.find(({ snapshot }) => snapshot === chosen.snapshot)!.settings;
  streams.output(await written(topologyOf(chosen, settings, streams), format));
  return 0;
}

/** The chart of a bundle with the findings about its objects. */
export function topologyOf(
  { name, objects, snapshot }: ChosenBundle,
  settings: Loaded['settings'],
  streams: Streams,
): Topology {
  const auditor = new Auditor(
    rules,
    settings,
    ({ rule, file, error }) => streams.error(`Rule ${rule} failed on ${file}: ${error}\n`),
    false,
  );
  const reports = new Map<string, ReturnType<Auditor['report']>['findings']>();
  return topologyData(new Reachability(worldOf(objects)), name, objects, {
    findingsIn: (file) => {
      const findings = reports.get(file) ?? auditor.report(snapshot, file).findings;
      reports.set(file, findings);
      return findings;
    },
    // Addresses of documents are an editor's; here they would depend on who runs the command, and where.
    placeOf: () => null,
  });
}

async function written(topology: Topology, format: (typeof formats)[number]): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(topology, undefined, 2)}\n`;
    case 'mermaid':
      return topologyMermaid(topology);
    case 'dot':
      return topologyDot(topology);
    case 'svg':
      return chartSvg(topology);
  }
}
