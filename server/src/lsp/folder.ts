/** One workspace folder of the editor: its saved files, the buffers over them, its index and its findings. */

import type { CodeDescription } from 'vscode-languageserver';
import { type Audit, Auditor, coveredFiles, type FileReport, type Skipped, skippedFiles } from '../features/audit.ts';
import { boundsFor, configurationOf, namedBundleOf, settingsFor } from '../features/configured.ts';
import { ReachMemory } from '../features/reach-of-bundle.ts';
import { compileGlobs } from '../files/globs.ts';
import { isManifestText } from '../files/manifest-files.ts';
import type { Found } from '../files/search.ts';
import { rules } from '../rules/catalogue.ts';
import type { Finding } from '../rules/finding.ts';
import type { RuleFailure } from '../rules/run.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { isConfiguring } from '../workspace/cluster-files.ts';
import type { Configuration } from '../workspace/configuration.ts';
import type { Snapshot, Update } from '../workspace/snapshot.ts';
import { type FileChange, Workspace } from '../workspace/workspace.ts';
import { addressOf, pathWithin } from './file-address.ts';
import type { FolderFiles } from './surroundings.ts';

/** What a change led to: the files whose findings may differ now, the changed ones among them. */
export type Affected = ReadonlySet<string>;

const updatesBetweenPrunes = 200;

/** What a folder is made with. */
export interface FolderContext {
  /** Without it only buffers are looked at, as for documents that stand in no folder of the editor. */
  readonly files: FolderFiles | undefined;
  pageOf(rule: string): CodeDescription | undefined;
  onFailure(failure: RuleFailure): void;
}

/** A folder of the editor, or the pseudo folder of single files and unsaved buffers. */
export class Folder {
  readonly pageOf: FolderContext['pageOf'];
  readonly uri: string;
  readonly #files: FolderFiles | undefined;
  readonly #onFailure: (failure: RuleFailure) => void;
  readonly #adopted = new Map<string, string>();
  readonly #buffers = new Map<string, string>();
  readonly #skipped = new Map<string, Skipped>();
  /** Who reaches whom in the bundles of the present snapshot. */
  readonly reach = new ReachMemory();
  #base: RuleSettings;
  #workspace: Workspace;
  #auditor: Auditor;
  #snapshot: Snapshot;
  #frame: string;
  #settings: RuleSettings;
  #updates = 0;
  /** Files whose answers were dropped by changes that were taken back. */
  readonly #open = new Set<string>();
  /** Settles when the files asked for last have been read, so that an older answer never comes after a newer one. */
  #reading: Promise<unknown> = Promise.resolve();

  constructor(uri: string, settings: RuleSettings, { files, pageOf, onFailure }: FolderContext) {
    this.uri = uri;
    this.#files = files;
    this.pageOf = pageOf;
    this.#onFailure = onFailure;
    this.#base = settings;
    this.#settings = settings;
    this.#auditor = new Auditor(rules, settings, onFailure, true);
    this.#frame = frameOf(settings, undefined);
    this.#workspace = new Workspace({ bounds: settings.bounds });
    this.#snapshot = this.#workspace.snapshot;
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  /** The path within the folder, or undefined for a document outside it. */
  pathOf(uri: string): string | undefined {
    return pathWithin(this.uri, uri) ?? [...this.#adopted].find(([, adopted]) => adopted === uri)?.[0];
  }

  /** A document whose address is no path below the folder, such as an unsaved buffer, gets a path of its own. */
  adopt(uri: string, path: string): void {
    this.#adopted.set(path, uri);
  }

  uriOf(path: string): string {
    return this.#adopted.get(path) ?? addressOf(this.uri, path);
  }

  /** Reads every saved file anew; buffers stand over them. */
  load(): Promise<Affected> {
    return this.#read();
  }

  /** A buffer was opened or edited. */
  edit(path: string, text: string): Affected {
    this.#buffers.set(path, text);
    // JSON that is no manifest, such as the editor's own settings, is no file of the workspace.
    return this.#settle([{ path, text: isManifestText(path, text) ? text : undefined }]);
  }

  /** A buffer was closed: what was saved counts again. */
  close(path: string): Promise<Affected> {
    this.#buffers.delete(path);
    return this.#read([path]);
  }

  /** Files or folders were created, changed or deleted. */
  filesChanged(paths: readonly string[]): Promise<Affected> {
    return this.#read(paths);
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

  /** `YYYY-MM-DD`, as the rules have it. */
  get today(): string | undefined {
    return this.#settings.today;
  }

  report(path: string): FileReport {
    return this.#auditor.report(this.#snapshot, path);
  }

  audit(covers: (path: string) => boolean): Audit {
    return this.#auditor.audit(this.#snapshot, [...this.#skipped.values()], { covers });
  }

  /** The files that are not examined: what could not be read, and what is no manifest before it is rendered. */
  skippedIn(covers: (path: string) => boolean): readonly Skipped[] {
    const unread = [...this.#skipped.values()].filter(({ file }) => covers(file));
    return [...unread, ...skippedFiles(coveredFiles(this.#snapshot, covers))];
  }

  /** The snapshot as it would be with this text in a file; the folder itself stays as it is. */
  under(path: string, text: string): Snapshot {
    return this.underAll([{ path, text }]);
  }

  /** The same with several files that read otherwise. */
  underAll(changes: readonly FileChange[]): Snapshot {
    const before = changes.map(({ path }) => ({ path, text: this.#snapshot.files.get(path)?.text }));
    try {
      this.#attempt(changes);
      return this.#snapshot;
    } finally {
      this.#attempt(before);
    }
  }

  /** Runs `attempt` with a way to see a file's findings under other texts, and puts the file back afterwards. */
  trial<T>(path: string, attempt: (findingsIn: (text: string) => readonly Finding[]) => T): T {
    const before = this.#snapshot.files.get(path)?.text;
    try {
      return attempt((text) => {
        this.#attempt([{ path, text }]);
        return this.report(path).findings;
      });
    } finally {
      this.#attempt([{ path, text: before }]);
    }
  }

  /** A change that lasts, together with what attempts have left open. */
  #settle(changes: readonly FileChange[]): Affected {
    const affected = new Set([...this.#apply(changes), ...this.#open]);
    this.#open.clear();
    return affected;
  }

  /**
   * A change that is taken back. The answers it drops are not given again until somebody asks, and what is not known
   * cannot be followed: the next change that lasts has to look at those files whatever it touches itself.
   */
  #attempt(changes: readonly FileChange[]): void {
    for (const path of this.#apply(changes)) this.#open.add(path);
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

  /** Reads the folder's configuration and cluster profiles again; only named bundles and bounds ask for a new index. */
  #reconfigure(): Affected {
    const configuration = configurationOf(this.#snapshot);
    const frame = frameOf(this.#base, configuration);
    if (frame !== this.#frame) {
      this.#frame = frame;
      const texts = [...this.#snapshot.files.values()].map(({ path, text }) => ({ path, text }));
      const namedBundle = namedBundleOf(configuration, compileGlobs);
      this.#workspace = new Workspace({ namedBundle, bounds: boundsFor(this.#base, configuration) });
      this.#snapshot = this.#workspace.update(texts).snapshot;
    }
    this.#settings = settingsFor(this.#base, configuration, this.#snapshot, compileGlobs);
    this.#auditor = new Auditor(rules, this.#settings, this.#onFailure, true);
    return new Set(this.#snapshot.files.keys());
  }

  #read(within?: readonly string[]): Promise<Affected> {
    const read = async (): Promise<Affected> => {
      const found = (await this.#files?.find(within)) ?? { files: [], skipped: [] };
      return this.#take(found, within ?? ['']);
    };
    const affected = this.#reading.then(read, read);
    this.#reading = affected;
    return affected;
  }

  /** Whatever was known below the paths and has not been found is gone. */
  #take({ files, skipped }: Found, within: readonly string[]): Affected {
    const texts = new Map<string, string | undefined>();
    for (const [path] of this.#snapshot.files.entries()) if (isWithin(path, within)) texts.set(path, undefined);
    for (const { path, text } of files) texts.set(path, text);
    for (const path of this.#buffers.keys()) texts.delete(path);
    for (const path of [...this.#skipped.keys()]) if (isWithin(path, within)) this.#skipped.delete(path);
    for (const one of skipped) this.#skipped.set(one.file, one);
    return this.#settle([...texts].map(([path, text]) => ({ path, text })));
  }
}

/** What an index is made with: when it changes, everything is read into a new one. */
function frameOf(base: RuleSettings, configuration: Configuration | undefined): string {
  return JSON.stringify([configuration?.bundles ?? [], boundsFor(base, configuration)]);
}

function isWithin(path: string, within: readonly string[]): boolean {
  return within.some((start) => start === '' || path === start || path.startsWith(`${start}/`));
}
