/** Answers the editor's questions about reachability. */

import type { Connection } from 'vscode-languageserver';
import { diffData } from '../features/diff.ts';
import { deployedAt } from '../features/hover.ts';
import { type PlaceData, questionData } from '../features/question.ts';
import { portsText, reachData } from '../features/reach.ts';
import { compareBundles } from '../features/reach-of-bundle.ts';
import { isDeployed } from '../kubernetes/deployed.ts';
import { portsNamed } from '../network/endpoint-names.ts';
import { type Endpoint, workloadsOf } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import { PortSet } from '../network/sets/port-set.ts';
import { destinationsOf, sourcesOf } from '../network/world.ts';
import {
  type ChangeParams,
  type ChangeResult,
  changeRequest,
  type EndPayload,
  type PlacePayload,
  type QuestionParams,
  type QuestionResult,
  questionRequest,
  type ReachParams,
  type ReachResult,
  reachRequest,
  type StepPayload,
} from '../protocol/reach.ts';
import { textOf } from '../workspace/snapshot.ts';
import { TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';
import { cursorAt, type Locate } from './navigate.ts';

export function serveReach(connection: Connection, locate: Locate): void {
  connection.onRequest(reachRequest, (params: ReachParams) => reach(locate, params));
  connection.onRequest(questionRequest, (params: QuestionParams) => question(locate, params));
  connection.onRequest(changeRequest, (params: ChangeParams) => change(locate, params));
}

function reach(locate: Locate, { uri, position }: ReachParams): ReachResult | null {
  const { folder, path } = locate(uri);
  const [bundle] = folder.snapshot.bundlesOf(path);
  if (!bundle) return null;
  const reachability = folder.reachability(bundle);
  const data = reachData(reachability, bundle.id);
  const about = position ? workloadAt(reachability, locate, uri, position) : undefined;
  const concerns = ({ from, to }: { from: string; to: string }): boolean =>
    !about || from === about.id || to === about.id;
  return {
    bundle: bundle.id,
    endpoints: data.endpoints.map(({ id, kind }): EndPayload => ({ id, kind })),
    about: about?.id ?? null,
    connections: data.connections
      .filter(concerns)
      .map(({ from, to, ports }) => ({ from, to, ports: portsText(ports) })),
    unknown: data.unknown.filter(concerns).map(({ from, to, missing }) => ({ from, to, missing })),
  };
}

function workloadAt(
  reachability: Reachability,
  locate: Locate,
  uri: string,
  position: NonNullable<ReachParams['position']>,
): Endpoint | undefined {
  const { folder, path, offset } = cursorAt(locate, uri, position);
  const found = deployedAt(folder.snapshot, path, offset)?.deployed;
  if (!found || !isDeployed(found, 'Workload')) return undefined;
  return reachability.world.workloads.find((endpoint) => workloadsOf(endpoint).includes(found.resource));
}

function question(locate: Locate, { uri, from, to, port }: QuestionParams): QuestionResult | null {
  const { folder, path } = locate(uri);
  const [bundle] = folder.snapshot.bundlesOf(path);
  const asked = port === undefined ? PortSet.all : portsNamed(port);
  if (!bundle || !asked) return null;
  const reachability = folder.reachability(bundle);
  const source = sourcesOf(reachability.world).find(({ id }) => id === from);
  const destination = destinationsOf(reachability.world).find(({ id }) => id === to);
  if (!source || !destination) return null;
  const data = questionData(reachability, bundle.id, source, destination, asked);
  const payloadOf = ({ text, places }: { text: string; places: readonly PlaceData[] }): StepPayload => {
    return { text, places: places.map((place) => placeOf(folder, place)) };
  };
  return {
    bundle: bundle.id,
    from,
    to,
    asked: portsText(data.ports),
    allowed: portsText(data.allowed),
    answer: data.answer,
    sides: data.sides.map((side) => ({
      ...side,
      steps: data.steps.filter(({ direction }) => direction === side.direction).map(payloadOf),
    })),
    steps: data.steps.map(payloadOf),
    changes: data.changes.map(payloadOf),
  };
}

/** Compares every bundle of a document as it is with what it would be with another text. */
function change(locate: Locate, { uri, base }: ChangeParams): ChangeResult {
  const { folder, path } = locate(uri);
  const after = folder.snapshot;
  const before = folder.under(path, base);
  const ids = new Set([...after.bundlesOf(path), ...before.bundlesOf(path)].map(({ id }) => id));
  const results = [...ids].map((id) => diffData(compareBundles(before.bundles.get(id), after.bundles.get(id)), id));
  return {
    opened: results.flatMap(({ opened }) =>
      opened.map(({ from, to, after: ports, causes }) => changed(from, to, ports, causes)),
    ),
    closed: results.flatMap(({ closed }) =>
      closed.map(({ from, to, before: ports, causes }) => changed(from, to, ports, causes)),
    ),
  };
}

function changed(
  from: string,
  to: string,
  ports: Parameters<typeof portsText>[0] | null,
  causes: readonly { readonly text: string }[],
): ChangeResult['opened'][number] {
  return { from, to, ports: ports === null ? '' : portsText(ports), causes: causes.map(({ text }) => text) };
}

function placeOf(folder: Folder, { file, at }: PlaceData): PlacePayload {
  const { start } = new TextPlaces(textOf(folder.snapshot, file)).toProtocol(at);
  return { uri: folder.uriOf(file), line: start.line, character: start.character };
}
