/** Which folders fall apart into bundles: those in whose branches the same object is defined more than once. */

/** Remembers where each object is defined; an added or removed file costs its own objects, not the tree. */
export class FolderTree {
  /** For each object the file that defines it, or the files when there are several. */
  readonly #definitions = new Map<string, string | readonly string[]>();
  readonly #repeated = new Set<string>();
  #split: readonly string[] | undefined;

  add(path: string, identities: readonly string[]): void {
    for (const identity of distinct(identities)) {
      const known = this.#definitions.get(identity);
      if (known === undefined) {
        this.#definitions.set(identity, path);
        continue;
      }
      this.#definitions.set(identity, typeof known === 'string' ? [known, path] : [...known, path]);
      this.#repeated.add(identity);
      this.#split = undefined;
    }
  }

  remove(path: string, identities: readonly string[]): void {
    for (const identity of distinct(identities)) {
      const known = this.#definitions.get(identity);
      const rest = typeof known === 'string' ? [] : (known ?? []).filter((other) => other !== path);
      if (rest.length > 1) this.#definitions.set(identity, rest);
      else if (rest.length === 1) this.#definitions.set(identity, rest[0]!);
      else this.#definitions.delete(identity);
      if (rest.length === 0) continue;
      this.#split = undefined;
      if (rest.length === 1) this.#repeated.delete(identity);
    }
  }

  /** Folders that are split: the ones that branches contest, and all above them. In alphabetical order. */
  splitFolders(): readonly string[] {
    this.#split ??= this.#findSplit();
    return this.#split;
  }

  #findSplit(): string[] {
    const split = new Set<string>();
    for (const identity of this.#repeated) {
      const paths = this.#definitions.get(identity);
      if (paths === undefined || typeof paths === 'string') continue;
      for (const folder of contestedFolders(paths)) {
        for (const ancestor of foldersOf(`${folder}/x`)) split.add(ancestor);
        split.add('');
      }
    }
    return [...split].sort();
  }
}

/** The folders that a file stands in, the root (the empty string) first. */
export function foldersOf(path: string): string[] {
  const folders = [''];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    folders.push(path.slice(0, slash));
  }
  return folders;
}

/** The folders of which two branches, that is child folders, hold one of the files. Loose files are in no branch. */
function contestedFolders(paths: readonly string[]): string[] {
  const branches = new Map<string, string>();
  const contested = new Set<string>();
  for (const path of paths) {
    const folders = foldersOf(path);
    for (let i = 0; i < folders.length - 1; i++) {
      const branch = branches.get(folders[i]!);
      if (branch === undefined) branches.set(folders[i]!, folders[i + 1]!);
      else if (branch !== folders[i + 1]) contested.add(folders[i]!);
    }
  }
  return [...contested];
}

function distinct(identities: readonly string[]): Iterable<string> {
  return identities.length < 2 ? identities : new Set(identities);
}
