/** Which bundles there are and which file stands in which: kustomizations, charts, named bundles, then folders. */

import type { BundleOrigin } from './bundle.ts';
import { compareText } from './bundle.ts';
import { foldersOf } from './folder-tree.ts';
import { isRemote, type Kustomization, resolvePath } from './kustomization.ts';
import type { ManifestFile } from './manifest-file.ts';
import { type Patch, patchesIn } from './patches.ts';

/** One file's part in one bundle. */
export interface Membership {
  readonly bundle: string;
  /** What the bundle sets as namespace on everything in this file; undefined leaves the manifest's own. */
  readonly namespace: string | undefined;
  readonly context: boolean;
  /**
   * Whether its objects reach the outermost recipe as they are written, but for the namespace: no inner recipe changes
   * them on the way.
   */
  readonly verbatim: boolean;
  /** Whether a recipe on the way adds labels, and with them the selectors that are missing. */
  readonly labelled: boolean;
  /** What the recipes on the way change of the objects. */
  readonly patches: readonly Patch[];
}

export interface BundlePlan {
  readonly id: string;
  readonly origin: BundleOrigin;
  /** Whether something of the recipe may bring or change objects that no file shows. */
  readonly open: boolean;
}

/** The parts of the plan that kustomizations and charts decide; folders decide the rest. */
export interface RecipePlan {
  readonly bundles: readonly BundlePlan[];
  /** Files that kustomizations reach, and the bundles they are in. */
  readonly members: ReadonlyMap<string, readonly Membership[]>;
  /** Files that are input of a kustomization rather than objects. */
  readonly inputs: ReadonlySet<string>;
  readonly charts: readonly string[];
  /** What each kustomization changes, by its folder. */
  readonly patches: ReadonlyMap<string, readonly Patch[]>;
}

/** How a file comes into a bundle: what the recipes around it set and do. */
type Reached = Pick<Membership, 'namespace' | 'verbatim' | 'labelled' | 'patches'>;

interface Root {
  readonly id: string;
  open: boolean;
}

type FileAt = (path: string) => ManifestFile | undefined;

/** Follows every kustomization that no other one includes. */
export function planRecipes(files: Iterable<ManifestFile>, fileAt: FileAt): RecipePlan {
  const kustomizations = new Map<string, Kustomization>();
  const charts: string[] = [];
  for (const file of files) {
    if (file.kustomization) kustomizations.set(folderOf(file.path), file.kustomization);
    if (file.role === 'chart') charts.push(folderOf(file.path));
  }
  const included = new Set<string>();
  const inputs = new Set<string>();
  for (const [folder, kustomization] of kustomizations) {
    for (const entry of kustomization.resources) {
      const target = isRemote(entry) ? undefined : resolvePath(folder, entry);
      if (target !== undefined && target !== folder && kustomizations.has(target)) included.add(target);
    }
    for (const input of kustomization.inputs) {
      const path = resolvePath(folder, input);
      if (path !== undefined && fileAt(path)) inputs.add(path);
    }
  }
  const patches = new Map<string, readonly Patch[]>();
  for (const folder of kustomizations.keys()) patches.set(folder, patchesOf(folder, kustomizations, fileAt, new Set()));
  const members = new Map<string, Membership[]>();
  const bundles: BundlePlan[] = [];
  for (const folder of [...kustomizations.keys()].sort()) {
    if (included.has(folder)) continue;
    const root: Root = { id: `kustomization:${folder}`, open: kustomizations.get(folder)!.component };
    const reached = new Map<string, Reached>();
    follow(
      folder,
      { namespace: undefined, verbatim: true, labelled: false, patches: [] },
      root,
      { kustomizations, patches, fileAt },
      reached,
      new Set(),
    );
    for (const [path, how] of reached) {
      if (inputs.has(path)) continue;
      const list = members.get(path) ?? [];
      list.push({ bundle: root.id, context: false, ...how });
      members.set(path, list);
    }
    bundles.push({ id: root.id, origin: 'kustomization', open: root.open });
  }
  return { bundles, members, inputs, charts: charts.sort(compareText), patches };
}

interface Known {
  readonly kustomizations: ReadonlyMap<string, Kustomization>;
  readonly patches: ReadonlyMap<string, readonly Patch[]>;
  readonly fileAt: FileAt;
}

/** What a kustomization and its components change of everything that it includes. */
function patchesOf(
  folder: string,
  kustomizations: ReadonlyMap<string, Kustomization>,
  fileAt: FileAt,
  visited: Set<string>,
): Patch[] {
  const kustomization = kustomizations.get(folder);
  if (!kustomization || visited.has(folder)) return [];
  visited.add(folder);
  const written = kustomization.patches.flatMap(({ target, file, contents }) => {
    const path = file === undefined ? undefined : resolvePath(folder, file);
    const documents = path === undefined ? [] : (fileAt(path)?.parsed.documents ?? []);
    return [...contents, ...documents.flatMap((one) => one.contents ?? [])].flatMap((one) => patchesIn(one, target));
  });
  const components = kustomization.resources.flatMap((entry) => {
    const target = isRemote(entry) ? undefined : resolvePath(folder, entry);
    if (target === undefined || !kustomizations.get(target)?.component) return [];
    return patchesOf(target, kustomizations, fileAt, visited);
  });
  return [...written, ...kustomization.replacements, ...components];
}

/** Collects the files that a kustomization reaches. An outer namespace wins over an inner one, as in a build. */
function follow(
  folder: string,
  outer: Reached,
  root: Root,
  known: Known,
  reached: Map<string, Reached>,
  visiting: Set<string>,
): void {
  const kustomization = known.kustomizations.get(folder);
  if (!kustomization || visiting.has(folder)) {
    root.open = true;
    return;
  }
  const changes = visiting.size > 0 && (kustomization.rewrites || kustomization.renames);
  const own: Reached = {
    namespace: outer.namespace ?? kustomization.namespace,
    verbatim: outer.verbatim && !changes,
    labelled: outer.labelled || kustomization.labels,
    patches: [...outer.patches, ...(known.patches.get(folder) ?? [])],
  };
  visiting.add(folder);
  if (kustomization.rewrites || kustomization.generates) root.open = true;
  for (const entry of kustomization.resources) {
    const target = isRemote(entry) ? undefined : resolvePath(folder, entry);
    if (target !== undefined && known.kustomizations.has(target)) {
      follow(target, own, root, known, reached, visiting);
    } else if (target !== undefined && known.fileAt(target)) {
      if (!reached.has(target)) reached.set(target, own);
    } else {
      root.open = true;
    }
  }
  visiting.delete(folder);
}

/** How folders divide what recipes leave over. */
export class FolderPlan {
  readonly #split: ReadonlySet<string>;
  readonly #named: (path: string) => string | undefined;
  readonly #charts: readonly string[];

  constructor(split: Iterable<string>, charts: readonly string[], named: (path: string) => string | undefined) {
    this.#split = new Set(split);
    this.#charts = charts;
    this.#named = named;
  }

  /** Whether any folder is split; else no file is visible outside its home. */
  get isSplit(): boolean {
    return this.#split.size > 0;
  }

  /** The bundle that a file's own findings are made in. */
  home(path: string): BundlePlan {
    const name = this.#named(path);
    if (name !== undefined) return { id: `named:${name}`, origin: 'named', open: false };
    const chart = this.#charts.find((folder) => folder === '' || path.startsWith(`${folder}/`));
    if (chart !== undefined) return { id: `chart:${chart}`, origin: 'chart', open: true };
    const folders = foldersOf(path);
    for (const folder of folders) if (!this.#split.has(folder)) return { id: folder, origin: 'folder', open: false };
    return { id: `loose:${folders.at(-1)!}`, origin: 'loose', open: false };
  }

  /**
   * Whether a bundle sees a file whose home is another one. Loose files of a split folder are context for all below
   * it; they themselves see everything below, so that what they miss is missing in every bundle they serve.
   */
  sees(viewer: BundlePlan, home: BundlePlan): boolean {
    if (viewer.id === home.id) return true;
    const viewed = folderOfBundle(home);
    const from = folderOfBundle(viewer);
    if (viewed === undefined || from === undefined) return false;
    return (home.origin === 'loose' && isWithin(from, viewed)) || (viewer.origin === 'loose' && isWithin(viewed, from));
  }
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function folderOfBundle(plan: BundlePlan): string | undefined {
  if (plan.origin === 'folder') return plan.id;
  return plan.origin === 'loose' ? plan.id.slice('loose:'.length) : undefined;
}

function isWithin(folder: string, ancestor: string): boolean {
  return ancestor === '' || folder === ancestor || folder.startsWith(`${ancestor}/`);
}
