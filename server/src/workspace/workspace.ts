/** Owns the current snapshot of one workspace folder and turns file changes into the next one. */

import { isNamespaced } from '../kubernetes/api-kinds.ts';
import { type Deployed, deployedIn } from '../kubernetes/deployed.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { type Bounds, defaultBounds } from '../manifest/bounds.ts';
import { Bundle, type Contribution, compareText } from './bundle.ts';
import { FolderTree } from './folder-tree.ts';
import { type ManifestFile, readFile, sameIdentities } from './manifest-file.ts';
import { PersistentMap } from './persistent-map.ts';
import { type BundlePlan, FolderPlan, type Membership, planRecipes, type RecipePlan } from './plan.ts';
import type { Snapshot, Update } from './snapshot.ts';

/** A file's new text; undefined when the file is gone. */
export interface FileChange {
  readonly path: string;
  readonly text: string | undefined;
}

export interface WorkspaceOptions {
  readonly bounds?: Bounds;
  /** The bundle that the configuration puts a file into, if it names one. */
  readonly namedBundle?: (path: string) => string | undefined;
}

/**
 * Mutable on the outside only: what it hands out is frozen. Files are read again when they change; bundles are indexed
 * again only where a change reaches them.
 */
export class Workspace {
  readonly #bounds: Bounds;
  readonly #named: (path: string) => string | undefined;
  readonly #tree = new FolderTree();
  readonly #shares = new Map<string, readonly Share[]>();
  #files = PersistentMap.empty<ManifestFile>();
  #recipes: RecipePlan = { bundles: [], members: new Map(), inputs: new Set(), charts: [], patches: new Map() };
  #folders: FolderPlan;
  #split = '';
  #plans = new Map<string, BundlePlan>();
  #bundles: ReadonlyMap<string, Bundle> = new Map();

  constructor(options: WorkspaceOptions = {}) {
    this.#bounds = options.bounds ?? defaultBounds;
    this.#named = options.namedBundle ?? (() => undefined);
    this.#folders = new FolderPlan([], [], this.#named);
  }

  get snapshot(): Snapshot {
    const recipes = this.#recipes;
    const folders = this.#folders;
    const bundles = this.#bundles;
    return {
      files: this.#files,
      bundles,
      bundlesOf(path) {
        if (recipes.inputs.has(path)) return [];
        const ids = recipes.members.get(path)?.map((member) => member.bundle) ?? [folders.home(path).id];
        return ids
          .map((id) => bundles.get(id))
          .filter((bundle) => bundle?.contribution(path) !== undefined) as Bundle[];
      },
    };
  }

  /** Applies changes together and returns what they led to. Texts that did not change are no change. */
  update(changes: readonly FileChange[]): Update {
    const changed: string[] = [];
    let structural = false;
    let recipes = false;
    const files = this.#files.change((draft) => {
      for (const { path, text } of changes) {
        const before = draft.get(path);
        if (before?.text === text) continue;
        const after = text === undefined ? undefined : readFile(path, text, this.#bounds, before);
        if (after) {
          draft.set(path, after);
        } else {
          draft.delete(path);
          this.#shares.delete(path);
        }
        changed.push(path);
        const presence = (before === undefined) !== (after === undefined);
        if (presence || isRecipe(before) || isRecipe(after) || this.#recipes.inputs.has(path)) recipes = true;
        if (presence || !sameIdentities(before, after)) structural = true;
        this.#recount(path, before, after);
      }
    });
    this.#files = files;
    if (changed.length === 0) return { snapshot: this.snapshot, changed, touched: new Set(), unsettled: new Set() };
    const rebuild = (recipes && this.#planAnew()) || (structural && this.#divideAnew());
    const touched = new Set<string>();
    const unsettled = rebuild ? this.#indexAnew() : this.#indexChanged(changed, touched);
    return { snapshot: this.snapshot, changed, touched, unsettled };
  }

  #recount(path: string, before: ManifestFile | undefined, after: ManifestFile | undefined): void {
    if (before && this.#isDivided(path)) this.#tree.remove(path, before.identities);
    if (after && this.#isDivided(path)) this.#tree.add(path, after.identities);
  }

  /** Whether folders decide about a file: nothing else claims it. */
  #isDivided(path: string): boolean {
    return !this.#recipes.members.has(path) && !this.#recipes.inputs.has(path) && this.#named(path) === undefined;
  }

  /** Plans kustomizations again. Returns whether that changed anything. */
  #planAnew(): boolean {
    const before = this.#recipes;
    const after = planRecipes(this.#files.values(), (path) => this.#files.get(path));
    if (JSON.stringify(comparable(before)) === JSON.stringify(comparable(after))) return this.#divideAnew();
    const claims = new Set([...before.members.keys(), ...before.inputs, ...after.members.keys(), ...after.inputs]);
    for (const path of claims) {
      const file = this.#files.get(path);
      if (file && this.#isDivided(path)) this.#tree.remove(path, file.identities);
    }
    this.#recipes = after;
    for (const path of claims) {
      const file = this.#files.get(path);
      if (file && this.#isDivided(path)) this.#tree.add(path, file.identities);
    }
    this.#divideAnew();
    return true;
  }

  /** Looks again at which folders are split. Returns whether that changed. */
  #divideAnew(): boolean {
    const split = this.#tree.splitFolders();
    const word = JSON.stringify([split, this.#recipes.charts]);
    if (word === this.#split) return this.#bundles.size === 0;
    this.#split = word;
    this.#folders = new FolderPlan(split, this.#recipes.charts, this.#named);
    return true;
  }

  /** Every bundle that a file is visible in. */
  #visibleIn(path: string): readonly Membership[] {
    if (this.#recipes.inputs.has(path)) return [];
    const members = this.#recipes.members.get(path);
    if (members) return members;
    const home = this.#folders.home(path);
    const own: Membership = { ...plain, bundle: home.id, context: false };
    if (!this.#folders.isSplit || (home.origin !== 'folder' && home.origin !== 'loose')) return [own];
    const seen: Membership[] = [own];
    for (const plan of this.#plans.values()) {
      if (plan.id !== home.id && this.#folders.sees(plan, home)) {
        seen.push({ ...plain, bundle: plan.id, context: true });
      }
    }
    return seen;
  }

  /** Makes every bundle anew, so that all answers are open again and no key needs to be told. */
  #indexAnew(): ReadonlySet<string> {
    this.#plans = new Map(this.#recipes.bundles.map((plan) => [plan.id, plan]));
    const files = [...this.#files.values()].filter(isIndexed).sort((a, b) => compareText(a.path, b.path));
    for (const { path } of files) {
      if (this.#recipes.inputs.has(path) || this.#recipes.members.has(path)) continue;
      const home = this.#folders.home(path);
      if (!this.#plans.has(home.id)) this.#plans.set(home.id, home);
    }
    const contributions = new Map<string, Contribution[]>();
    for (const file of files) {
      for (const membership of this.#visibleIn(file.path)) {
        const contribution = this.#contribution(file, membership);
        const list = contributions.get(membership.bundle);
        if (list) list.push(contribution);
        else contributions.set(membership.bundle, [contribution]);
      }
    }
    const bundles = new Map<string, Bundle>();
    for (const { id, origin, open } of this.#plans.values()) {
      bundles.set(id, Bundle.create(id, origin, open, contributions.get(id)));
    }
    const unsettled = new Set([...this.#bundles.keys(), ...bundles.keys()]);
    this.#bundles = bundles;
    return unsettled;
  }

  #indexChanged(changed: readonly string[], touched: Set<string>): ReadonlySet<string> {
    const changes = new Map<string, { path: string; contribution: Contribution | undefined }[]>();
    for (const path of changed) {
      const file = this.#files.get(path);
      if (file && isIndexed(file) && !this.#recipes.inputs.has(path) && !this.#recipes.members.has(path)) {
        const home = this.#folders.home(path);
        if (!this.#plans.has(home.id)) {
          // A new bundle beside others sees their loose files, and loose ones see the others.
          if (this.#folders.isSplit) return this.#indexAnew();
          this.#plans.set(home.id, home);
        }
      }
      for (const membership of this.#visibleIn(path)) {
        const contribution = file && isIndexed(file) ? this.#contribution(file, membership) : undefined;
        const list = changes.get(membership.bundle) ?? [];
        list.push({ path, contribution });
        changes.set(membership.bundle, list);
      }
    }
    const bundles = new Map(this.#bundles);
    const unsettled = new Set<string>();
    for (const [id, list] of changes) {
      const plan = this.#plans.get(id);
      if (!plan) continue;
      const before = bundles.get(id) ?? Bundle.create(plan.id, plan.origin, plan.open);
      const after = before.change(list, touched);
      if (before.character !== after.character || !bundles.has(id)) unsettled.add(id);
      if (after.fileCount === 0 && plan.origin !== 'kustomization') {
        bundles.delete(id);
        this.#plans.delete(id);
      } else {
        bundles.set(id, after);
      }
    }
    this.#bundles = bundles;
    return unsettled;
  }

  /** A file's objects as a bundle deploys them. Bundles that set the same namespace share them, as do later states. */
  #contribution(file: ManifestFile, membership: Membership): Contribution {
    const { namespace } = membership;
    const shares = this.#shares.get(file.path) ?? [];
    let share = shares.find((one) => one.namespace === namespace);
    if (share?.resources !== file.resources) {
      const kept = share && new Map(share.deployed.map((deployed) => [deployed.resource, deployed]));
      const deployed = file.resources.map((resource) => {
        return kept?.get(resource) ?? deployedIn(resource, landing(resource, namespace));
      });
      share = { namespace, resources: file.resources, deployed };
      this.#shares.set(file.path, [...shares.filter((one) => one.namespace !== namespace), share]);
    }
    return {
      file,
      deployed: share.deployed,
      context: membership.context,
      verbatim: membership.verbatim,
      labelled: membership.labelled,
      patches: membership.patches,
    };
  }
}

/** How files are deployed that no kustomization names. */
const plain = { namespace: undefined, verbatim: true, labelled: false, patches: [] } as const;

/** The deployed objects made for one state of a file. */
interface Share {
  /** The namespace that the bundle sets. */
  readonly namespace: string | undefined;
  readonly resources: ManifestFile['resources'];
  readonly deployed: readonly Deployed[];
}

/** Files without objects and without broken text add nothing to an index. */
function isIndexed(file: ManifestFile): boolean {
  return file.resources.length > 0 || file.broken;
}

function isRecipe(file: ManifestFile | undefined): boolean {
  return file?.role === 'kustomization' || file?.role === 'chart';
}

/** What decides about a plan. The patches of members are those of the kustomizations, over and over. */
function comparable(plan: RecipePlan): unknown {
  const members = [...plan.members].map(([path, list]) => [path, list.map((one) => ({ ...one, patches: undefined }))]);
  return [plan.bundles, members, [...plan.inputs], plan.charts, [...plan.patches]];
}

/**
 * The namespace that an object lands in when its bundle sets one, which leaves objects of the whole cluster alone; a
 * Namespace, however, is renamed to it, as kustomize does.
 */
function landing(resource: Resource, set: string | undefined): string | undefined {
  if (set === undefined) return resource.namespace;
  return isNamespaced(resource) === false && resource.type !== 'Namespace' ? resource.namespace : set;
}
