/** Answers the editor's questions about reachability. */

import type { Connection } from 'vscode-languageserver';
import { type ChangeData, diffData } from '../features/diff.ts';
import { comparisonsOf, editedObjects, placeNow, type States } from '../features/edit-effect.ts';
import { deployedAt } from '../features/hover.ts';
import { type PlaceData, questionData } from '../features/question.ts';
import { type PortsData, portsText, reachData } from '../features/reach.ts';
import { isDeployed } from '../kubernetes/deployed.ts';
import { portsNamed } from '../network/endpoint-names.ts';
import { type Endpoint, workloadsOf } from '../network/endpoints.ts';
import type { Reachability } from '../network/reachability.ts';
import { PortSet } from '../network/sets/port-set.ts';
import { destinationsOf, sourcesOf } from '../network/world.ts';
import {
  type ChangedConnection,
  type ChangeParams,
  type ChangeResult,
  changeRequest,
  type EditedPayload,
  type EndPayload,
  editedRequest,
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
import { turn } from './lens.ts';
import { cursorAt, type Locate } from './navigate.ts';

export function serveReach(connection: Connection, locate: Locate): void {
  connection.onRequest(reachRequest, (params: ReachParams) => reach(locate, params));
  connection.onRequest(questionRequest, (params: QuestionParams) => question(locate, params));
  connection.onRequest(changeRequest, (params: ChangeParams) => change(locate, params));
  connection.onRequest(editedRequest, async (params: ChangeParams, token) => {
    // A keystroke that has arrived meanwhile goes first, and takes the question back.
    await turn();
    return token.isCancellationRequested ? [] : edited(locate, params);
  });
}

function reach(locate: Locate, { uri, position }: ReachParams): ReachResult | null {
  const { folder, path } = locate(uri);
  const [bundle] = folder.snapshot.bundlesOf(path);
  if (!bundle) return null;
  const reachability = folder.reach.of(bundle);
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
  const reachability = folder.reach.of(bundle);
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
function change(locate: Locate, params: ChangeParams): ChangeResult {
  const { folder, states } = statesOf(locate, params);
  const results = comparisonsOf(folder.reach, states).map(({ bundle, comparison }) => diffData(comparison, bundle));
  const changed = ({ from, to, causes }: ChangeData, ports: PortsData | null): ChangedConnection => ({
    from,
    to,
    ports: ports === null ? '' : portsText(ports),
    causes: causes.map(({ text, place }) => {
      const now = place && placeNow(states, place);
      return { text, places: now ? [placeOf(folder, now)] : [] };
    }),
  });
  return {
    opened: results.flatMap(({ opened }) => opened.map((each) => changed(each, each.after))),
    closed: results.flatMap(({ closed }) => closed.map((each) => changed(each, each.before))),
  };
}

function edited(locate: Locate, params: ChangeParams): EditedPayload[] {
  const { folder, states } = statesOf(locate, params);
  return editedObjects(folder.reach, states).map(({ at, opened, closed }) => {
    return { line: placeOf(folder, { file: states.path, at }).line, opened, closed };
  });
}

function statesOf(locate: Locate, { uri, base }: ChangeParams): { folder: Folder; states: States } {
  const { folder, path } = locate(uri);
  const before = folder.under(path, base);
  // Taken once the text is back, so that what is worked out for it is found again by whoever asks next.
  return { folder, states: { path, before, after: folder.snapshot } };
}

function placeOf(folder: Folder, { file, at }: PlaceData): PlacePayload {
  const { start } = new TextPlaces(textOf(folder.snapshot, file)).toProtocol(at);
  return { uri: folder.uriOf(file), line: start.line, character: start.character };
}
