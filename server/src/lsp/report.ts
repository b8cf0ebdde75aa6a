/** Answers the editor's request for an audit as a file, the same that the command line writes. */

import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgress,
} from 'vscode-languageserver';
import type { Audit } from '../features/audit.ts';
import { coverageOf, type Scope, titleOf } from '../features/audit-scope.ts';
import { bundleReport, bundlesToReport, byFile, isDrawable } from '../features/bundle-report.ts';
import { joinAudits } from '../features/join-audits.ts';
import { type ReportParams, type ReportResult, reportRequest } from '../protocol/audit.ts';
import { auditReport } from '../report/audit-report.ts';
import type { DrawnBundle } from '../report/html/bundle-section.ts';
import { rules } from '../rules/catalogue.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type AuditedFolders, examined, scopeIn } from './audit.ts';
import type { Surroundings } from './surroundings.ts';
import { Turns } from './turns.ts';

type Means = Pick<Surroundings, 'readPage' | 'drawChart'>;

export function serveReport(connection: Connection, folders: AuditedFolders, means: Means): void {
  connection.onRequest(reportRequest, async (params: ReportParams, token): Promise<ReportResult> => {
    const parts = await auditedParts(connection, folders, params, token);
    const tell = (message: string): void => {
      const { workDoneToken } = params;
      if (workDoneToken === undefined) return;
      void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: 'report', message });
    };
    return { text: await reportText(parts, params, token, means, tell) };
  });
}

interface Part {
  readonly prefix: string;
  readonly snapshot: Snapshot;
  readonly audit: Audit;
  readonly scope: Scope;
}

async function auditedParts(
  connection: Connection,
  folders: AuditedFolders,
  params: ReportParams,
  token: CancellationToken,
): Promise<Part[]> {
  await folders.started();
  const parts: Part[] = [];
  for (const folder of folders.all()) {
    const scope = scopeIn(folder, params.scope);
    if (!scope) continue;
    await examined(connection, folder, coverageOf(folder.snapshot, scope), token, params.workDoneToken);
    // What was examined is kept, so the audit of one state of the folder is soon at hand.
    const { snapshot } = folder;
    const audit = folder.audit(coverageOf(snapshot, scope));
    parts.push({ prefix: folder.uri.slice(folder.uri.lastIndexOf('/') + 1), snapshot, audit, scope });
  }
  if (parts.length === 0) throw new ResponseError(LSPErrorCodes.RequestFailed, 'There is nothing to report on.');
  // A folder that holds nothing, as that of a document closed again, would only lengthen the others' paths.
  const filled = parts.filter(({ audit }) => audit.summary.files + audit.skipped.length > 0);
  return filled.length > 0 ? filled : parts.slice(0, 1);
}

async function reportText(
  parts: readonly Part[],
  { format, subject, version }: ReportParams,
  token: CancellationToken,
  { readPage, drawChart }: Means,
  tell: (bundle: string) => void,
): Promise<string> {
  const bundles =
    format === 'html' ? await bundlesOf(parts, token, drawChart, tell) : { bundles: [], bundlesLeftOut: 0 };
  const about = { subject, version, day: today(), cards: rules, pageOf: readPage };
  return auditReport(format, { ...joinAudits(parts), ...bundles, ...about });
}

async function bundlesOf(
  parts: readonly Part[],
  token: CancellationToken,
  drawChart: Means['drawChart'],
  tell: (bundle: string) => void,
): Promise<{ bundles: DrawnBundle[]; bundlesLeftOut: number }> {
  const turns = new Turns(token);
  const bundles: DrawnBundle[] = [];
  let bundlesLeftOut = 0;
  for (const { snapshot, scope, prefix, audit } of parts) {
    const { shown, leftOut } = bundlesToReport(snapshot, scope);
    bundlesLeftOut += leftOut;
    const findings = byFile(audit.findings);
    for (const bundle of shown) {
      tell(titleOf(bundle));
      const report = bundleReport(bundle, findings, parts.length > 1 ? prefix : undefined);
      bundles.push({ ...report, chart: isDrawable(report) ? await drawChart?.(report.topology) : undefined });
      await turns.next();
    }
  }
  return { bundles, bundlesLeftOut };
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
