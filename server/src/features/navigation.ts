/** Definition, references, highlight and rename over what objects name of each other. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { isDnsLabel, isDnsSubdomain, isLabelValue, isPortName } from '../kubernetes/formats.ts';
import type { ResourceType } from '../kubernetes/resource.ts';
import { touches } from '../text/range.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { keys } from '../workspace/postings.ts';
import { type Snapshot, textOf } from '../workspace/snapshot.ts';
import { View } from '../workspace/view.ts';
import { type Mention, mentionsOf, type SymbolKind } from './mentions.ts';

/** The mention that a cursor touches, in the first bundle that the file stands in. */
export function mentionAt(
  snapshot: Snapshot,
  path: string,
  offset: number,
): { mention: Mention; bundle: Bundle } | undefined {
  for (const bundle of snapshot.bundlesOf(path)) {
    for (const deployed of bundle.contribution(path)?.deployed ?? []) {
      if (!touches(deployed.resource.node, offset)) continue;
      const mention = mentionsIn(snapshot, bundle, deployed).find(({ at }) => touches(at, offset));
      if (mention) return { mention, bundle };
    }
  }
  return undefined;
}

/** Every mention of what the cursor names, definitions first, then by place. */
export function mentionsOfSymbol(snapshot: Snapshot, path: string, offset: number): Mention[] {
  const start = mentionAt(snapshot, path, offset);
  if (!start) return [];
  const { mention, bundle } = start;
  const candidates = candidatesFor(snapshot, bundle, mention).flatMap((deployed) =>
    mentionsIn(snapshot, bundle, deployed),
  );
  const same = candidates.filter((one) => one.kind === mention.kind && one.text === mention.text);
  return linked(mention, same).sort(byRoleAndPlace);
}

/** Where the thing under the cursor is defined. On a definition that is the definition itself. */
export function definitionsAt(snapshot: Snapshot, path: string, offset: number): Mention[] {
  return mentionsOfSymbol(snapshot, path, offset).filter((mention) => mention.role === 'definition');
}

/** What a rename would change: the place itself is certain, whatever lies in other objects is for the user to confirm. */
export interface Renaming {
  readonly mention: Mention;
  readonly mentions: readonly Mention[];
  /** Why the new name cannot be taken; undefined when it can. */
  readonly refusal: string | undefined;
}

export function rename(snapshot: Snapshot, path: string, offset: number, name: string): Renaming | undefined {
  const start = mentionAt(snapshot, path, offset);
  if (!start) return undefined;
  const refusal = allowed[start.mention.kind](name)
    ? undefined
    : `${name} cannot be the name of a ${start.mention.kind}.`;
  return { mention: start.mention, mentions: mentionsOfSymbol(snapshot, path, offset), refusal };
}

const allowed: Readonly<Record<SymbolKind, (name: string) => boolean>> = {
  service: isDnsLabel,
  'service port': isDnsLabel,
  'container port': isPortName,
  label: isLabelValue,
  namespace: isDnsLabel,
  'ingress class': isDnsSubdomain,
  secret: isDnsSubdomain,
  gateway: isDnsSubdomain,
};

/** Which objects can mention a symbol: those of its own namespace, and those of any. */
interface Speakers {
  readonly own: readonly ResourceType[];
  readonly anywhere: readonly ResourceType[] | 'all';
}

const speakers: Readonly<Record<SymbolKind, Speakers>> = {
  service: { own: ['Service', 'Ingress', 'Workload'], anywhere: ['HTTPRoute', 'Route'] },
  'service port': { own: ['Service', 'Ingress'], anywhere: [] },
  'container port': { own: ['Workload', 'Service'], anywhere: ['NetworkPolicy'] },
  label: { own: ['Workload', 'Service'], anywhere: ['NetworkPolicy'] },
  namespace: { own: [], anywhere: 'all' },
  'ingress class': { own: [], anywhere: ['IngressClass', 'Ingress'] },
  secret: { own: ['Secret', 'Ingress'], anywhere: ['Gateway'] },
  gateway: { own: [], anywhere: ['Gateway', 'HTTPRoute', 'Route'] },
};

/**
 * Only objects that can mention the symbol are looked at. Of those that may stand anywhere, the text of the file tells
 * most apart: reading what an object selects costs far more than searching it for a word.
 */
function candidatesFor(snapshot: Snapshot, bundle: Bundle, mention: Mention): readonly Deployed[] {
  const { own, anywhere } = speakers[mention.kind];
  const inOwn = own.flatMap((type) => mention.namespaces.flatMap((one) => bundle.filed(keys.type(type, one))));
  const found = new Set(inOwn.filter(({ resource }) => holds(snapshot, resource.file, mention)));
  if (anywhere.length === 0) return [...found];
  for (const { file, deployed } of bundle.unordered()) {
    if (!deployed.some(({ resource }) => anywhere === 'all' || anywhere.includes(resource.type))) continue;
    if (file.text.includes(mention.text)) for (const one of deployed) found.add(one);
  }
  return [...found];
}

function holds(snapshot: Snapshot, file: string, { text }: Mention): boolean {
  return textOf(snapshot, file).includes(text);
}

/** Mentions reached from one by shared keys, step by step: a target port, its container ports, other references to them. */
function linked(start: Mention, candidates: readonly Mention[]): Mention[] {
  const known = new Set<string>(start.keys);
  const found = new Set<Mention>();
  const sameAsStart = candidates.filter((one) => one.file === start.file && one.at.start === start.at.start);
  for (const one of sameAsStart.length > 0 ? sameAsStart : [start]) found.add(one);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const one of candidates) {
      if (found.has(one) || !one.keys.some((key) => known.has(key))) continue;
      found.add(one);
      for (const key of one.keys) known.add(key);
    }
  }
  return distinctPlaces([...found]);
}

function distinctPlaces(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return mentions.filter(({ file, at }) => {
    const place = `${file} ${at.start} ${at.end}`;
    return !seen.has(place) && seen.add(place);
  });
}

function byRoleAndPlace(a: Mention, b: Mention): number {
  if (a.role !== b.role) return a.role === 'definition' ? -1 : 1;
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.at.start - b.at.start;
}

/** Mentions are a function of the object and what it selects; one snapshot never changes, so each is read once. */
const memory = new WeakMap<Bundle, Map<Deployed, Mention[]>>();

function mentionsIn(snapshot: Snapshot, bundle: Bundle, deployed: Deployed): Mention[] {
  const known = memory.get(bundle) ?? new Map<Deployed, Mention[]>();
  memory.set(bundle, known);
  let mentions = known.get(deployed);
  if (!mentions) {
    mentions = mentionsOf(new View(snapshot, bundle, deployed, new Set()));
    known.set(deployed, mentions);
  }
  return mentions;
}
