/** Sends findings to the editor: the edited file at once, every other affected file when the typing pauses. */

import type { Connection } from 'vscode-languageserver';
import { type Finding, type Severity, severities } from '../rules/finding.ts';
import { configurationName } from '../workspace/configuration.ts';
import { diagnosticsOf } from './diagnostics.ts';
import type { Folder } from './folder.ts';

const pause = 40;
const filesPerTurn = 20;

type Counts = Readonly<Record<Severity, number>>;

/** Keeps what was sent per file, so that unchanged findings are not sent again. */
export class Publisher {
  readonly #connection: Connection;
  readonly #sent = new Map<string, { readonly word: string; readonly counts: Counts }>();
  readonly #totals: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  readonly #waiting = new Map<Folder, Set<string>>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #mostShown: () => number;
  readonly #onSettled: () => void;

  /** `mostShown` tells how many findings of one file are sent. */
  constructor(connection: Connection, mostShown: () => number, onSettled: () => void) {
    this.#connection = connection;
    this.#mostShown = mostShown;
    this.#onSettled = onSettled;
  }

  publishNow(folder: Folder, path: string): void {
    this.#waiting.get(folder)?.delete(path);
    const uri = folder.uriOf(path);
    const diagnostics = diagnosticsOf(folder, path, this.#mostShown());
    const word = diagnostics.length === 0 ? '' : JSON.stringify(diagnostics);
    const before = this.#sent.get(uri);
    if ((before?.word ?? '') === word) return;
    const counts = countsOf(folder.report(path).findings);
    if (before) this.#add(before.counts, -1);
    this.#add(counts, 1);
    if (word === '') this.#sent.delete(uri);
    else this.#sent.set(uri, { word, counts });
    void this.#connection.sendDiagnostics({ uri, diagnostics });
  }

  /** How many findings of each severity there are. */
  get totals(): Counts {
    return { ...this.#totals };
  }

  publishSoon(folder: Folder, paths: Iterable<string>): void {
    const waiting = this.#waiting.get(folder) ?? new Set<string>();
    this.#waiting.set(folder, waiting);
    for (const path of paths) waiting.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#turn(), pause);
  }

  /** Takes back what was said about a folder that the editor no longer shows. */
  forget(folder: Folder): void {
    this.#waiting.delete(folder);
    for (const uri of [...this.#sent.keys()]) {
      if (folder.pathOf(uri) === undefined) continue;
      this.#add(this.#sent.get(uri)!.counts, -1);
      this.#sent.delete(uri);
      void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #add(counts: Counts, by: 1 | -1): void {
    for (const severity of severities) this.#totals[severity] += by * counts[severity];
  }

  /** Publishes a few files and yields, so that requests are answered in between. */
  #turn(): void {
    let left = filesPerTurn;
    for (const [folder, paths] of this.#waiting) {
      for (const path of paths) {
        // What the configuration allows in vain is known once every other file was looked at.
        if (path === configurationName && paths.size > 1) {
          paths.delete(path);
          paths.add(path);
          continue;
        }
        if (left-- === 0) {
          this.#timer = setTimeout(() => this.#turn(), 0);
          return;
        }
        this.publishNow(folder, path);
      }
      this.#waiting.delete(folder);
    }
    this.#onSettled();
  }
}

function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
