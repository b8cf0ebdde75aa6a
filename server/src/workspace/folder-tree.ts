/** Which folders fall apart into bundles: those in whose branches the same object is defined more than once. */

interface Folder {
  /**
   * For each object defined below: the branch, a branch being a child folder, or how often in each branch when it is
   * defined more than once. Loose files have no branch.
   */
  readonly branches: Map<string, string | Map<string, number>>;
  /** Objects that more than one branch defines. */
  contested: number;
}

/** Counts the identities of files along their folders; an added or removed file costs its own depth, not the tree. */
export class FolderTree {
  readonly #folders = new Map<string, Folder>();
  #contestedFolders = 0;

  add(path: string, identities: readonly string[]): void {
    this.#count(path, identities, 1);
  }

  remove(path: string, identities: readonly string[]): void {
    this.#count(path, identities, -1);
  }

  /** Folders that are split: the ones that branches contest, and all above them. In alphabetical order. */
  splitFolders(): string[] {
    if (this.#contestedFolders === 0) return [];
    const split = new Set<string>();
    for (const [path, folder] of this.#folders) {
      if (folder.contested === 0) continue;
      split.add('');
      for (const ancestor of foldersOf(`${path}/x`)) split.add(ancestor);
    }
    return [...split].sort();
  }

  #count(path: string, identities: readonly string[], by: 1 | -1): void {
    if (identities.length === 0) return;
    const folders = foldersOf(path);
    for (let i = 0; i < folders.length - 1; i++) {
      const folder = this.#folder(folders[i]!);
      const before = folder.contested;
      for (const identity of new Set(identities)) countIn(folder, identity, folders[i + 1]!, by);
      if (before === 0 && folder.contested > 0) this.#contestedFolders++;
      if (before > 0 && folder.contested === 0) this.#contestedFolders--;
    }
  }

  #folder(path: string): Folder {
    const known = this.#folders.get(path);
    if (known) return known;
    const folder: Folder = { branches: new Map(), contested: 0 };
    this.#folders.set(path, folder);
    return folder;
  }
}

/** The folders that a file stands in, the root (the empty string) first. */
export function foldersOf(path: string): string[] {
  const folders = [''];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    folders.push(path.slice(0, slash));
  return folders;
}

function countIn(folder: Folder, identity: string, branch: string, by: 1 | -1): void {
  const known = folder.branches.get(identity);
  if (known === undefined && by === 1) {
    folder.branches.set(identity, branch);
    return;
  }
  if (known === branch && by === -1) {
    folder.branches.delete(identity);
    return;
  }
  const counts = typeof known === 'string' ? new Map([[known, 1]]) : (known ?? new Map<string, number>());
  const before = counts.size;
  const count = (counts.get(branch) ?? 0) + by;
  if (count > 0) counts.set(branch, count);
  else counts.delete(branch);
  if (counts.size > 0) folder.branches.set(identity, counts);
  else folder.branches.delete(identity);
  if (before < 2 && counts.size >= 2) folder.contested++;
  if (before >= 2 && counts.size < 2) folder.contested--;
}
