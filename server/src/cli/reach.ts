/** `portolan reach`: every connection of a bundle, or the answer to one question with its reasons. */

import { type QuestionData, questionData } from '../features/question.ts';
import { type EndpointData, type ReachData, reachData } from '../features/reach.ts';
import { endpointsNamed, portsNamed, type Role } from '../network/endpoint-names.ts';
import type { Endpoint } from '../network/endpoints.ts';
import { Reachability } from '../network/reachability.ts';
import { PortSet } from '../network/sets/port-set.ts';
import { worldOf } from '../network/world.ts';
import { reachDot } from '../report/graph.ts';
import { Places } from '../report/places.ts';
import { questionJson, questionText } from '../report/question-text.ts';
import { reachCsv, reachMarkdown } from '../report/reach-table.ts';
import { reachText } from '../report/reach-text.ts';
import { someOf } from '../text/words.ts';
import { choice, parseCommand, UsageError } from './arguments.ts';
import { type ChosenBundle, chooseBundles, onlyBundle } from './bundles.ts';
import { load, today } from './load.ts';
import type { Streams } from './streams.ts';

const formats = ['text', 'json', 'csv', 'markdown', 'dot'] as const;

export function runReach(args: readonly string[], streams: Streams): number {
  const { values, positionals } = parseCommand(args, {
    bundle: { type: 'string' },
    format: { type: 'string', default: 'text' },
    from: { type: 'string' },
    to: { type: 'string' },
    port: { type: 'string' },
    explain: { type: 'boolean', default: false },
    config: { type: 'string' },
  });
  const { from, to, port } = values;
  const format = choice('format', values.format, formats);
  const paths = positionals.length > 0 ? positionals : ['.'];
  const loaded = paths.map((path) => load(path, streams, { config: values.config, today: today() }));
  const bundles = chooseBundles(loaded, values.bundle, streams);
  if (from === undefined && to === undefined) {
    if (port !== undefined || values.explain)
      throw new UsageError('--port and --explain belong to a question: give --from and --to.');
    streams.output(wholeText(bundles, format));
    return 0;
  }
  if (from === undefined || to === undefined) throw new UsageError('A question needs both --from and --to.');
  if (format !== 'text' && format !== 'json') throw new UsageError('A question is answered as text or json.');
  const asked = port === undefined ? PortSet.all : portsNamed(port);
  if (!asked) throw new UsageError(`--port takes ports such as tcp/80, udp/8000-8010 or sctp; not ${port}.`);
  const answers = answersIn(bundles, from, to, asked);
  if (answers.length === 0) throw new UsageError(notFound(bundles, from, to));
  streams.output(answersText(answers, format, values.explain));
  return 0;
}

function wholeText(bundles: readonly ChosenBundle[], format: (typeof formats)[number]): string {
  if (format !== 'text') return render(dataOf(onlyBundle(bundles, format)), format);
  if (bundles.length === 0) return 'There are no Kubernetes objects here.\n';
  const texts = bundles
    .map((bundle) => dataOf(bundle))
    .filter((data) => bundles.length === 1 || data.endpoints.some(isWorkload));
  if (texts.length === 0) return `Nothing runs here: ${bundles.length} bundles hold objects, none a workload.\n`;
  return texts.map((data) => render(data, format)).join('\n');
}

function isWorkload({ kind }: EndpointData): boolean {
  return kind === 'workload';
}

function dataOf({ name, objects }: ChosenBundle): ReachData {
  return reachData(new Reachability(worldOf(objects)), name);
}

function render(data: ReachData, format: (typeof formats)[number]): string {
  switch (format) {
    case 'text':
      return reachText(data);
    case 'json':
      return `${JSON.stringify(data, undefined, 2)}\n`;
    case 'csv':
      return reachCsv(data);
    case 'markdown':
      return reachMarkdown(data);
    case 'dot':
      return reachDot(data);
  }
}

interface Answered {
  readonly data: QuestionData;
  readonly bundle: ChosenBundle;
}

/** The question may fit several endpoints, and be asked in several bundles: each pair has its answer. */
function answersIn(bundles: readonly ChosenBundle[], from: string, to: string, asked: PortSet): Answered[] {
  return bundles.flatMap((bundle) => {
    const world = worldOf(bundle.objects);
    const reachability = new Reachability(world);
    const sources = endpointsNamed(world, from, 'from');
    const destinations = endpointsNamed(world, to, 'to');
    return sources.flatMap((source) =>
      destinations
        .filter((destination) => isInside(source) || isInside(destination))
        .map((destination) => ({
          data: questionData(reachability, bundle.name, source, destination, asked),
          bundle,
        })),
    );
  });
}

function answersText(answers: readonly Answered[], format: 'text' | 'json', explains: boolean): string {
  if (format === 'json') {
    const texts = answers.map(({ data, bundle: { snapshot } }) => {
      const places = new Places(snapshot);
      return questionJson(data, ({ file, at }) => places.placeOf(file, at.start));
    });
    return texts.length === 1 ? texts[0]! : `[\n${texts.map((text) => text.trimEnd()).join(',\n')}\n]\n`;
  }
  const many = new Set(answers.map(({ bundle }) => bundle.name)).size > 1;
  return answers
    .map(({ data, bundle: { snapshot, name } }) => {
      const places = new Places(snapshot);
      const text = questionText(data, ({ file, at }) => `${file}:${places.placeOf(file, at.start).line}`, explains);
      return many ? `In ${name}: ${text}` : text;
    })
    .join(explains ? '\n' : '');
}

function isInside(endpoint: Endpoint): boolean {
  return endpoint.kind !== 'addresses';
}

function notFound(bundles: readonly ChosenBundle[], from: string, to: string): string {
  const isKnown = (text: string, role: Role) =>
    bundles.some(({ objects }) => endpointsNamed(worldOf(objects), text, role).length > 0);
  const missing = [isKnown(from, 'from') ? undefined : from, isKnown(to, 'to') ? undefined : to].filter(
    (text) => text !== undefined,
  );
  if (missing.length === 0) return `${from} and ${to} are in no bundle together, or both outside.`;
  const ids = bundles.flatMap(({ objects }) => worldOf(objects).workloads.map((each) => each.id));
  return `There is no ${missing.join(' and no ')} here. There are ${someOf(ids, 20)}; addresses; outside; ingress-controller.`;
}
