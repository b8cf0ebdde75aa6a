/** One workspace folder of the editor: its files on disk, the buffers over them, its index and its findings. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import { findManifests, isManifestName, isManifestText, readManifest } from '../disk/find.ts';
import { compileGlobs } from '../disk/globs.ts';
import { type Audit, Auditor, type FileReport, type Skipped } from '../features/audit.ts';
import { configurationOf, namedBundleOf, settingsFor } from '../features/configured.ts';
import { rules } from '../rules/catalogue.ts';
import type { Finding } from '../rules/finding.ts';
import type { RuleFailure } from '../rules/run.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { isConfiguring } from '../workspace/cluster-files.ts';
import type { Snapshot, Update } from '../workspace/snapshot.ts';
import { type FileChange, Workspace } from '../workspace/workspace.ts';

/** What a change led to: the files whose findings may differ now, the changed ones among them. */
export type Affected = ReadonlySet<string>;

const maxBytes = 20_000_000;
const updatesBetweenPrunes = 200;

/** A folder on disk, or the pseudo folder of single files and unsaved buffers, which has no root. */
export class Folder {
  readonly root: string | undefined;
  readonly #uri: string;
  readonly #onFailure: (failure: RuleFailure) => void;
  readonly #adopted = new Map<string, string>();
  readonly #buffers = new Map<string, string>();
  readonly #skipped = new Map<string, Skipped>();
  #base: RuleSettings;
  #workspace = new Workspace();
  #auditor: Auditor;
  #snapshot: Snapshot;
  #bundles = '';
  #settings: RuleSettings;
  #updates = 0;

  /** With `onDisk` false only buffers are looked at, as for files that stand in no folder of the editor. */
  constructor(uri: string, onDisk: boolean, settings: RuleSettings, onFailure: (failure: RuleFailure) => void) {
    const parsed = URI.parse(uri);
    this.root = onDisk && parsed.scheme === 'file' ? parsed.fsPath : undefined;
    this.#uri = uri.endsWith('/') ? uri.slice(0, -1) : uri;
    this.#onFailure = onFailure;
    this.#base = settings;
    this.#settings = settings;
    this.#auditor = new Auditor(rules, settings, onFailure, true);
    this.#snapshot = this.#workspace.snapshot;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** The path within the folder, or undefined for a document outside it. */
  pathOf(uri: string): string | undefined {
    if (!uri.startsWith(`${this.#uri}/`)) return undefined;
    return decodeURIComponent(uri.slice(this.#uri.length + 1));
  }

  /** A document whose address is no path below the folder, such as an unsaved buffer, gets a path of its own. */
  adopt(uri: string, path: string): void {
    this.#adopted.set(path, uri);
  }

  uriOf(path: string): string {
    const adopted = this.#adopted.get(path);
    if (adopted !== undefined) return adopted;
    return `${this.#uri}/${path.split('/').map(encodePart).join('/')}`;
  }

  /** Reads everything on disk anew; buffers stand over it. */
  load(): Affected {
    if (this.root === undefined) return new Set();
    const { files, skipped } = findManifests(this.root);
    this.#skipped.clear();
    for (const one of skipped) this.#skipped.set(one.file, one);
    const found = new Map<string, string | undefined>(files.map((file) => [file.path, file.text]));
    for (const [path] of this.#snapshot.files.entries()) if (!found.has(path)) found.set(path, undefined);
    for (const [path, text] of this.#buffers) found.set(path, text);
    return this.#apply([...found].map(([path, text]) => ({ path, text })));
  }

  /** A buffer was opened or edited. */
  edit(path: string, text: string): Affected {
    this.#buffers.set(path, text);
    // JSON that is no manifest, such as the editor's own settings, is no file of the workspace.
    return this.#apply([{ path, text: isManifestText(path, text) ? text : undefined }]);
  }

  /** A buffer was closed: what is on disk counts again. */
  close(path: string): Affected {
    this.#buffers.delete(path);
    return this.#apply([{ path, text: this.#read(path) }]);
  }

  /** Files or folders were created, changed or deleted on disk. */
  diskChanged(paths: readonly string[]): Affected {
    const changes: FileChange[] = [];
    for (const path of paths) {
      for (const file of this.#filesUnder(path)) {
        if (!this.#buffers.has(file)) changes.push({ path: file, text: this.#read(file) });
      }
    }
    return this.#apply(changes);
  }

  /** The editor's settings changed: everything may be found differently. */
  configure(settings: RuleSettings): Affected {
    this.#base = settings;
    return this.#reconfigure();
  }

  /** The profile of the cluster that a file is for, where one is known. */
  profileOf(path: string): ReturnType<RuleSettings['profileOf']> {
    return this.#settings.profileOf(path);
  }

  report(path: string): FileReport {
    return this.#auditor.report(this.#snapshot, path);
  }

  audit(onFile: (done: number) => boolean): Audit {
    return this.#auditor.audit(this.#snapshot, [...this.#skipped.values()], onFile);
  }

  /** The snapshot as it would be with this text in a file; the folder itself stays as it is. */
  under(path: string, text: string): Snapshot {
    const before = this.#snapshot.files.get(path)?.text;
    try {
      this.#apply([{ path, text }]);
      return this.#snapshot;
    } finally {
      this.#apply([{ path, text: before }]);
    }
  }

  /** Runs `attempt` with a way to see a file's findings under other texts, and puts the file back afterwards. */
  trial<T>(path: string, attempt: (findingsIn: (text: string) => readonly Finding[]) => T): T {
    const before = this.#snapshot.files.get(path)?.text;
    try {
      return attempt((text) => {
        this.#apply([{ path, text }]);
        return this.report(path).findings;
      });
    } finally {
      this.#apply([{ path, text: before }]);
    }
  }

  #apply(changes: readonly FileChange[]): Affected {
    const concerns = (snapshot: Snapshot): boolean =>
      changes.some(({ path }) => isConfiguring(snapshot.files.get(path)));
    const before = concerns(this.#snapshot);
    const update: Update = this.#workspace.update(changes);
    this.#snapshot = update.snapshot;
    if (before || concerns(this.#snapshot)) return this.#reconfigure();
    if (++this.#updates % updatesBetweenPrunes === 0) this.#auditor.prune(update.snapshot);
    return this.#auditor.follow(update);
  }

  /** Reads the folder's configuration and cluster profiles again; only named bundles ask for a new index. */
  #reconfigure(): Affected {
    const configuration = configurationOf(this.#snapshot);
    const bundles = JSON.stringify(configuration?.bundles ?? []);
    if (bundles !== this.#bundles) {
      this.#bundles = bundles;
      const texts = [...this.#snapshot.files.values()].map(({ path, text }) => ({ path, text }));
      this.#workspace = new Workspace({ namedBundle: namedBundleOf(configuration, compileGlobs) });
      this.#snapshot = this.#workspace.update(texts).snapshot;
    }
    this.#settings = settingsFor(this.#base, configuration, this.#snapshot, compileGlobs);
    this.#auditor = new Auditor(rules, this.#settings, this.#onFailure, true);
    return new Set([...this.#snapshot.files.entries()].map(([path]) => path));
  }

  #filesUnder(path: string): string[] {
    if (isManifestName(path.slice(path.lastIndexOf('/') + 1))) return [path];
    const known = [...this.#snapshot.files.entries()]
      .map(([file]) => file)
      .filter((file) => file.startsWith(`${path}/`));
    if (this.root === undefined || !isFolder(join(this.root, path))) return known;
    const found = findManifests(join(this.root, path)).files.map((file) => `${path}/${file.path}`);
    return [...new Set([...known, ...found])];
  }

  #read(path: string): string | undefined {
    this.#skipped.delete(path);
    if (this.root === undefined) return undefined;
    const read = readManifest(join(this.root, path), maxBytes);
    if ('text' in read) return isManifestText(path, read.text) ? read.text : undefined;
    this.#skipped.set(path, { file: path, reason: read.reason });
    return undefined;
  }
}

function encodePart(part: string): string {
  return encodeURIComponent(part).replaceAll('%40', '@').replaceAll('%3D', '=').replaceAll('%2B', '+');
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    // Not a folder, or gone: then only what is known below it matters.
    return false;
  }
}
