/** What an edit of one file opens and closes, and which of its objects that comes from. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { nameAt } from '../kubernetes/resource.ts';
import { causesOf } from '../network/cause.ts';
import { type Change, type Comparison, changesIn, isOpening } from '../network/change.ts';
import type { Range } from '../text/range.ts';
import { touches } from '../text/range.ts';
import { type Snapshot, textOf } from '../workspace/snapshot.ts';
import { causeData, type DiffPlace } from './diff.ts';
import type { PlaceData } from './question.ts';
import type { ReachMemory } from './reach-of-bundle.ts';

/** An object of the file as it is, and how many connections its edit opens and closes. */
export interface EditedObject {
  readonly at: Range;
  readonly opened: number;
  readonly closed: number;
}

/** A file with another text, such as the one last committed, and as it is. */
export interface States {
  readonly path: string;
  readonly before: Snapshot;
  readonly after: Snapshot;
}

/** The bundles of the file in both states, compared. */
export function comparisonsOf(
  memory: ReachMemory,
  { path, before, after }: States,
): { readonly bundle: string; readonly comparison: Comparison }[] {
  const ids = new Set([...after.bundlesOf(path), ...before.bundlesOf(path)].map(({ id }) => id));
  const text = textOf(before, path);
  return [...ids].map((bundle) => ({
    bundle,
    comparison: memory.compare({ path, text, bundle: before.bundles.get(bundle) }, after.bundles.get(bundle)),
  }));
}

/** The edited objects that something comes of, in the order of the text. */
export function editedObjects(memory: ReachMemory, states: States): EditedObject[] {
  const edited = editedIn(states);
  const first = edited[0] ?? objectsIn(states.after, states.path)[0];
  if (!first) return [];
  const counts = new Map<Deployed, { opened: Set<string>; closed: Set<string> }>();
  for (const { comparison } of comparisonsOf(memory, states)) {
    const changes = changesIn(comparison);
    // Asking for causes costs more than all else, and a single edited object is the cause of everything.
    const isPlain = edited.length < 2 || changes.length > mostCauses;
    for (const change of changes) {
      const self = isPlain ? first : (causeOf(edited, states, comparison, change) ?? first);
      const known = counts.get(self) ?? { opened: new Set(), closed: new Set() };
      counts.set(self, known);
      // A pair that fares alike in several bundles of the file counts once.
      (isOpening(change) ? known.opened : known.closed).add(`${change.from.id} ${change.to.id}`);
    }
  }
  return [...counts]
    .map(([{ resource }, { opened, closed }]) => ({ at: resource.node, opened: opened.size, closed: closed.size }))
    .sort((a, b) => a.at.start - b.at.start);
}

/** Beyond so many changes nobody reads what each comes from. */
const mostCauses = 200;

/** Objects that are new or read otherwise than before. */
function editedIn({ path, before, after }: States): Deployed[] {
  const old = new Map(objectsIn(before, path).map((each) => [nameOf(each), written(before, each)]));
  return objectsIn(after, path).filter((each) => old.get(nameOf(each)) !== written(after, each));
}

function objectsIn(snapshot: Snapshot, path: string): readonly Deployed[] {
  return snapshot.bundlesOf(path)[0]?.contribution(path)?.deployed ?? [];
}

function nameOf({ resource, identity }: Deployed): string {
  return identity ?? `${resource.kind} ${resource.document}`;
}

function written(snapshot: Snapshot, { resource }: Deployed): string {
  return textOf(snapshot, resource.file).slice(resource.node.start, resource.node.end);
}

/** The object that a cause of the change stands in, or stood in before it was edited. */
function causeOf(
  edited: readonly Deployed[],
  states: States,
  comparison: Comparison,
  change: Change,
): Deployed | undefined {
  for (const { place } of causesOf(comparison, change).map(causeData)) {
    const found = place && place.file === states.path ? objectAt(states, place) : undefined;
    if (found && edited.includes(found)) return found;
  }
  return undefined;
}

/** Where to look now: the place itself, or for one in the other text the object as it is, if it is still there. */
export function placeNow(states: States, place: DiffPlace): PlaceData | undefined {
  if (place.moment === 'after' || place.file !== states.path) return place;
  const now = objectAt(states, place);
  return now && { file: states.path, at: nameAt(now.resource) };
}

/** The object as it is that a place of either text of the file belongs to. */
function objectAt(states: States, { moment, at }: DiffPlace): Deployed | undefined {
  const stands = objectsIn(states[moment], states.path).find(({ resource }) => touches(resource.node, at.start));
  return stands && objectsIn(states.after, states.path).find((each) => nameOf(each) === nameOf(stands));
}
