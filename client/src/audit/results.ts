/** The results of the last audit: what it was about, what it found, kept up to date with the text, filtered and grouped. */

import { EventEmitter, Uri, workspace } from 'vscode';
import type { AuditResult, FindingPayload, SuppressedPayload } from '../../../server/src/protocol/audit.ts';
import { type Filter, type Grouping, noFilter, passing } from './grouping.ts';
import type { TitledScope } from './scope.ts';

export type SkippedFile = AuditResult['skipped'][number];

export class AuditResults {
  #about: TitledScope | undefined;
  #findings = new Map<string, readonly FindingPayload[]>();
  #allowed = new Map<string, readonly SuppressedPayload[]>();
  #skipped: readonly SkippedFile[] = [];
  #grouping: Grouping;
  #filter: Filter = noFilter;
  readonly #changed = new EventEmitter<void>();

  constructor(grouping: Grouping) {
    this.#grouping = grouping;
  }

  readonly onDidChange = this.#changed.event;

  /** Undefined before the first audit. */
  get about(): TitledScope | undefined {
    return this.#about;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    this.#changed.fire();
  }

  get filter(): Filter {
    return this.#filter;
  }

  set filter(filter: Filter) {
    this.#filter = filter;
    this.#changed.fire();
  }

  all(): FindingPayload[] {
    return [...this.#findings.values()].flat();
  }

  /** Those that the filter lets through, in order. */
  shown(): FindingPayload[] {
    return passing(this.all(), this.#filter, pathOf);
  }

  allowed(): SuppressedPayload[] {
    return passing([...this.#allowed.values()].flat(), this.#filter, pathOf) as SuppressedPayload[];
  }

  skipped(): readonly SkippedFile[] {
    return this.#skipped;
  }

  concerns(uri: string): boolean {
    return this.#findings.has(uri) || this.#allowed.has(uri);
  }

  /** A new audit. If it is about something else, the filter belonged to the one before. */
  replace(about: TitledScope, result: AuditResult): void {
    if (about !== this.#about) this.#filter = noFilter;
    this.#about = about;
    this.#findings = Map.groupBy(result.findings, ({ uri }) => uri);
    this.#allowed = Map.groupBy(result.suppressed, ({ uri }) => uri);
    this.#skipped = result.skipped;
    this.#changed.fire();
  }

  /** What is found now in files that have changed. */
  update(uris: readonly string[], result: AuditResult): void {
    for (const uri of uris) {
      put(
        this.#findings,
        uri,
        result.findings.filter((one) => one.uri === uri),
      );
      put(
        this.#allowed,
        uri,
        result.suppressed.filter((one) => one.uri === uri),
      );
    }
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** The path that people know a file by. */
export function pathOf(uri: string): string {
  return workspace.asRelativePath(Uri.parse(uri));
}

function put<T>(map: Map<string, readonly T[]>, uri: string, list: readonly T[]): void {
  if (list.length > 0) map.set(uri, list);
  else map.delete(uri);
}
