/** Answers the editor's requests about an audit: findings in a scope, its bundles, and its report. */

import { type CancellationToken, type Connection, WorkDoneProgress } from 'vscode-languageserver';
import { coveredFiles, summarize } from '../features/audit.ts';
import { coverageOf, type Scope, titleOf } from '../features/audit-scope.ts';
import { joinSummaries } from '../features/join-audits.ts';
import {
  type AuditParams,
  type AuditResult,
  type AuditScope,
  auditRequest,
  type BundlesParams,
  bundlesRequest,
  type FindingPayload,
  type ListedBundle,
  type SuppressedPayload,
} from '../protocol/audit.ts';
import type { Finding } from '../rules/finding.ts';
import { textOf } from '../workspace/snapshot.ts';
import { TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';
import { Turns } from './turns.ts';

/** What the server knows of its folders; they are complete once `started` has settled. */
export interface AuditedFolders {
  all(): readonly Folder[];
  started(): Promise<void>;
}

export function serveAudit(connection: Connection, folders: AuditedFolders): void {
  connection.onRequest(auditRequest, (params: AuditParams, token) => audit(connection, folders, params, token));
  connection.onRequest(bundlesRequest, async (params: BundlesParams) => {
    await folders.started();
    return folders.all().flatMap((folder) => bundlesOf(folder, params.uri));
  });
}

/** The part of a scope that lies in a folder; undefined when none does. */
export function scopeIn(folder: Folder, scope: AuditScope | undefined): Scope | undefined {
  if (!scope || scope.kind === 'workspace') return { kind: 'everything' };
  if (scope.kind === 'bundle') {
    return scope.bundle.folder === folder.uri ? { kind: 'bundle', id: scope.bundle.id } : undefined;
  }
  const path = folder.pathOf(scope.uri);
  if (path !== undefined) return { kind: 'below', path };
  return `${folder.uri}/`.startsWith(`${scope.uri.replace(/\/$/, '')}/`) ? { kind: 'everything' } : undefined;
}

/**
 * Examines file after file and tells how far it is. A file may change meanwhile: each is examined as it is then, and
 * the editor asks again about those that changed.
 */
export async function examined(
  connection: Connection,
  folder: Folder,
  covers: (path: string) => boolean,
  token: CancellationToken,
  workDoneToken: string | undefined,
  onFile: (path: string) => void = (path) => folder.report(path),
): Promise<void> {
  const turns = new Turns(token);
  const paths = coveredFiles(folder.snapshot, covers).map(({ path }) => path);
  let told = 0;
  for (const [index, path] of paths.entries()) {
    onFile(path);
    const percentage = Math.floor((100 * (index + 1)) / paths.length);
    if (workDoneToken !== undefined && percentage > told) {
      told = percentage;
      void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', percentage });
    }
    await turns.next();
  }
}

async function audit(
  connection: Connection,
  folders: AuditedFolders,
  { scope, uris, workDoneToken }: AuditParams,
  token: CancellationToken,
): Promise<AuditResult> {
  await folders.started();
  const results: AuditResult[] = [];
  for (const folder of folders.all()) {
    const within = scopeIn(folder, scope);
    if (!within) continue;
    const inScope = coverageOf(folder.snapshot, within);
    const asked = uris && new Set(uris.map((uri) => folder.pathOf(uri)));
    const covers = (path: string): boolean => inScope(path) && (!asked || asked.has(path));
    const findings: FindingPayload[] = [];
    const suppressed: SuppressedPayload[] = [];
    await examined(connection, folder, covers, token, workDoneToken, (path) => {
      const report = folder.report(path);
      if (report.findings.length + report.suppressed.length === 0) return;
      const places = new TextPlaces(textOf(folder.snapshot, path));
      findings.push(...report.findings.map((finding) => payloadOf(folder, finding, places)));
      for (const { finding, reason } of report.suppressed) {
        suppressed.push({ ...payloadOf(folder, finding, places), reason });
      }
    });
    results.push(resultOf(folder, covers, findings, suppressed));
  }
  return results.reduce(joined, nothing);
}

function resultOf(
  folder: Folder,
  covers: (path: string) => boolean,
  findings: readonly FindingPayload[],
  suppressed: readonly SuppressedPayload[],
): AuditResult {
  const summary = summarize(coveredFiles(folder.snapshot, covers), findings, suppressed.length);
  const skipped = folder.skippedIn(covers).map(({ file, reason }) => ({ uri: folder.uriOf(file), reason }));
  return { summary, findings, suppressed, skipped };
}

function payloadOf(folder: Folder, finding: Finding, places: TextPlaces): FindingPayload {
  const { rule, severity, file, at, what, why, advice, resource } = finding;
  const fixes = finding.fixes();
  const named = resource?.namespace === undefined ? resource?.name : `${resource.namespace}/${resource.name}`;
  return {
    uri: folder.uriOf(file),
    range: places.toProtocol(at),
    rule,
    severity,
    what,
    why,
    advice,
    resource: resource ? `${resource.kind} ${named}` : null,
    fix: fixes.length === 0 ? 'none' : fixes.some(({ safe }) => safe) ? 'safe' : 'offered',
  };
}

const nothing: AuditResult = {
  summary: {
    files: 0,
    documents: 0,
    resources: 0,
    findings: { error: 0, warning: 0, information: 0, hint: 0 },
    suppressed: 0,
  },
  findings: [],
  suppressed: [],
  skipped: [],
};

function joined(a: AuditResult, b: AuditResult): AuditResult {
  return {
    summary: joinSummaries(a.summary, b.summary),
    findings: [...a.findings, ...b.findings],
    suppressed: [...a.suppressed, ...b.suppressed],
    skipped: [...a.skipped, ...b.skipped],
  };
}

function bundlesOf(folder: Folder, uri: string | undefined): ListedBundle[] {
  const path = uri === undefined ? undefined : folder.pathOf(uri);
  const own = new Set(path === undefined ? [] : folder.snapshot.bundlesOf(path).map(({ id }) => id));
  const listed = [...folder.snapshot.bundles.values()]
    .filter(({ fileCount }) => fileCount > 0)
    .map((bundle): ListedBundle => {
      const { id, fileCount } = bundle;
      return { folder: folder.uri, id, title: titleOf(bundle), files: fileCount, holdsDocument: own.has(id) };
    });
  return listed.sort((a, b) => Number(b.holdsDocument) - Number(a.holdsDocument) || (a.title < b.title ? -1 : 1));
}
