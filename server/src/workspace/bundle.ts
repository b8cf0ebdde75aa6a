/** A bundle: the objects that are deployed together, and the index over them. Immutable; edits make changed copies. */

import type { Deployed } from '../kubernetes/deployed.ts';
import { isIdentity } from '../kubernetes/identity.ts';
import { hasPlaceholderLabels } from '../kubernetes/pod-labels.ts';
import { isSameObject, type ManifestFile, sameIdentities } from './manifest-file.ts';
import { isDeployer, isProducer } from './openness.ts';
import type { Patch } from './patches.ts';
import { PersistentMap } from './persistent-map.ts';
import { keys, postingKeys } from './postings.ts';

/** How a bundle came about. `named` bundles stand in the configuration. */
export type BundleOrigin = 'folder' | 'loose' | 'kustomization' | 'chart' | 'named';

/** What one file puts into a bundle. */
export interface Contribution {
  readonly file: ManifestFile;
  /** The file's objects as this bundle deploys them. */
  readonly deployed: readonly Deployed[];
  /** Whether the file only lends context: its own findings are made in another bundle. */
  readonly context: boolean;
  /** Whether no inner recipe changes the objects on their way into the bundle. */
  readonly verbatim: boolean;
  /** Whether a recipe adds labels to the objects, and selectors where there are none. */
  readonly labelled: boolean;
  /** What recipes change of the objects. */
  readonly patches: readonly Patch[];
}

/** Facts of a whole bundle that answers depend on. A change of one of them touches every answer of the bundle. */
interface Tally {
  readonly workloads: number;
  readonly deployers: number;
  readonly broken: number;
  readonly producers: readonly Deployed[];
  /** Objects by identity, without those that only lend context. */
  readonly identities: number;
  /** How many of them are defined more than once, and how many of these in different words. */
  readonly repeated: number;
  readonly varied: number;
}

export class Bundle {
  /** `contributions` come in the order of paths, one of each. */
  static create(id: string, origin: BundleOrigin, open: boolean, contributions: readonly Contribution[] = []): Bundle {
    const tally = { workloads: 0, deployers: 0, broken: 0, producers: [], identities: 0, repeated: 0, varied: 0 };
    const files = new Map<string, Contribution>();
    const postings = new Map<string, Deployed[]>();
    for (const contribution of contributions) {
      files.set(contribution.file.path, contribution);
      count(tally, contribution, 1);
      for (const deployed of contribution.deployed) {
        for (const key of postingKeys(deployed)) add(postings, key, deployed);
      }
    }
    const filed = PersistentMap.of(files);
    for (const [key, list] of postings) if (isIdentity(key)) countDefinitions(tally, list, filed, 1);
    return new Bundle(id, origin, open, filed, PersistentMap.of(postings), tally);
  }

  /** The folder, with the origin before it where two bundles can share one: `apps/shop`, `kustomization:overlays/dev`. */
  readonly id: string;
  readonly origin: BundleOrigin;
  readonly #open: boolean;
  readonly #contributions: PersistentMap<Contribution>;
  readonly #postings: PersistentMap<readonly Deployed[]>;
  readonly #tally: Tally;

  private constructor(
    id: string,
    origin: BundleOrigin,
    open: boolean,
    contributions: PersistentMap<Contribution>,
    postings: PersistentMap<readonly Deployed[]>,
    tally: Tally,
  ) {
    this.id = id;
    this.origin = origin;
    this.#open = open;
    this.#contributions = contributions;
    this.#postings = postings;
    this.#tally = tally;
  }

  /** The objects filed under a key of `postings.ts`, in no particular order. */
  filed(key: string): readonly Deployed[] {
    return this.#postings.get(key) ?? nothing;
  }

  contribution(path: string): Contribution | undefined {
    return this.#contributions.get(path);
  }

  /** Everything that is visible in the bundle, in the order of paths and then of the text. */
  contributions(): Contribution[] {
    return [...this.#contributions.values()].sort((a, b) => compareText(a.file.path, b.file.path));
  }

  deployed(): Deployed[] {
    return this.contributions().flatMap((contribution) => contribution.deployed);
  }

  /** What the files put in, in no particular order, for whoever only gathers. */
  unordered(): Iterable<Contribution> {
    return this.#contributions.values();
  }

  get fileCount(): number {
    return this.#contributions.size;
  }

  get hasWorkloads(): boolean {
    return this.#tally.workloads > 0;
  }

  /** Whether charts, remote bases, GitOps sources, rewriting patches or unreadable files may bring or change objects. */
  get isOpen(): boolean {
    return this.#open || this.#tally.deployers > 0 || this.#tally.broken > 0;
  }

  /** Custom resources whose controllers may make pods and Services. */
  get producers(): readonly Deployed[] {
    return this.#tally.producers;
  }

  /**
   * Whether hardly anything is defined more than once, so that what is can hardly be meant as an alternative. In a
   * small bundle, or one with many repetitions, they are variants, steps of a course, or one file that holds it all.
   */
  get repeatsRarely(): boolean {
    const { identities, repeated, varied } = this.#tally;
    return identities >= enoughIdentities && repeated <= identities / 5 && varied <= identities / 50;
  }

  /** What answers may depend on besides postings, as one comparable word. */
  get character(): string {
    const producers = this.#tally.producers.map(({ resource }) => `${resource.kind}/${resource.name}`).sort();
    return `${this.hasWorkloads} ${this.isOpen} ${this.repeatsRarely} ${producers.join(' ')}`;
  }

  /** Replaces what files contribute. Every key whose list changed is added to `touched`. */
  change(changes: readonly { path: string; contribution: Contribution | undefined }[], touched: Set<string>): Bundle {
    const tally = { ...this.#tally };
    const removed = new Map<string, Set<Deployed>>();
    const added = new Map<string, Deployed[]>();
    const inOrderOfPaths = [...changes].sort((a, b) => compareText(a.path, b.path));
    const contributions = this.#contributions.change((files) => {
      for (const { path, contribution } of inOrderOfPaths) {
        const before = files.get(path);
        const kept = keptResources(before, contribution);
        if (before) {
          count(tally, before, -1);
          file(before, kept, (key, deployed) => setOf(removed, key).add(deployed));
        }
        if (contribution) {
          count(tally, contribution, 1);
          files.set(path, contribution);
          file(contribution, kept, (key, deployed) => add(added, key, deployed));
        } else {
          files.delete(path);
        }
        if (!sameIdentities(before?.file, contribution?.file)) touched.add(keys.fileIdentities(path));
      }
    });
    const postings = this.#postings.change((draft) => {
      for (const key of keysOfBoth(removed, added)) {
        touched.add(key);
        const gone = removed.get(key);
        const known = draft.get(key) ?? nothing;
        const kept = gone ? known.filter((deployed) => !gone.has(deployed)) : known;
        const list = inOrder(kept, added.get(key));
        if (isIdentity(key)) {
          countDefinitions(tally, known, this.#contributions, -1);
          countDefinitions(tally, list, contributions, 1);
        }
        if (list.length > 0) draft.set(key, list);
        else draft.delete(key);
      }
    });
    return new Bundle(this.id, this.origin, this.#open, contributions, postings, tally);
  }
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Fewer objects than these say nothing about how a workspace is kept. */
const enoughIdentities = 50;

const nothing: readonly Deployed[] = [];

/** Counts the definitions of one object. */
function countDefinitions(
  tally: { -readonly [K in keyof Tally]: Tally[K] },
  definitions: readonly Deployed[],
  contributions: PersistentMap<Contribution>,
  by: 1 | -1,
): void {
  const own = definitions.filter(({ resource }) => contributions.get(resource.file)?.context === false);
  const [first] = own;
  if (!first) return;
  tally.identities += by;
  if (own.length < 2) return;
  tally.repeated += by;
  if (own.some((one) => !isSameObject(one.resource, first.resource))) tally.varied += by;
}

function file(
  { deployed }: Contribution,
  kept: ReadonlySet<Deployed>,
  under: (key: string, deployed: Deployed) => void,
): void {
  for (const one of deployed) {
    if (!kept.has(one)) for (const key of postingKeys(one)) under(key, one);
  }
}

/** Lists are kept in the order of paths and then of the text, so that answers do not depend on the order of edits. */
function inOrder(kept: readonly Deployed[], added: readonly Deployed[] | undefined): readonly Deployed[] {
  if (!added) return kept;
  // What is added at once comes in order already.
  return kept.length === 0 ? added : [...kept, ...added].sort(byPlace);
}

function byPlace(a: Deployed, b: Deployed): number {
  const [x, y] = [a.resource, b.resource];
  return x === y ? 0 : compareText(x.file, y.file) || x.node.start - y.node.start;
}

function keysOfBoth(removed: ReadonlyMap<string, unknown>, added: ReadonlyMap<string, unknown>): Iterable<string> {
  if (removed.size === 0) return added.keys();
  return new Set([...removed.keys(), ...added.keys()]);
}

function setOf<T>(map: Map<string, Set<T>>, key: string): Set<T> {
  const known = map.get(key);
  if (known) return known;
  const set = new Set<T>();
  map.set(key, set);
  return set;
}

/** Most keys have one object, and a list made with its item takes no more room than that. */
function add(lists: Map<string, Deployed[]>, key: string, deployed: Deployed): void {
  const list = lists.get(key);
  if (list) list.push(deployed);
  else lists.set(key, [deployed]);
}

/** The deployed objects that both states share, so that documents an edit did not reach stay filed as they are. */
function keptResources(before: Contribution | undefined, after: Contribution | undefined): ReadonlySet<Deployed> {
  if (!before || !after) return none;
  const old = new Set(before.deployed);
  return new Set(after.deployed.filter((deployed) => old.has(deployed)));
}

const none: ReadonlySet<Deployed> = new Set();

function count(tally: { -readonly [K in keyof Tally]: Tally[K] }, { file, deployed }: Contribution, by: 1 | -1): void {
  if (file.broken) tally.broken += by;
  for (const one of deployed) {
    if (one.resource.type === 'Workload') {
      tally.workloads += by;
      if (hasPlaceholderLabels(one.resource)) tally.deployers += by;
    } else if (isDeployer(one.resource)) tally.deployers += by;
    else if (isProducer(one.resource)) {
      tally.producers = by > 0 ? [...tally.producers, one] : tally.producers.filter((other) => other !== one);
    }
  }
}
