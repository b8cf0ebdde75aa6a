/** The client's request to examine the whole workspace, or some of its files, and the summary it gets back. */

import type { FindingCounts } from './status.ts';

/** A request from client to server: `AuditParams` in, `AuditResult` out. */
export const auditRequest = 'portolan/audit';

export interface AuditParams {
  /** Files or folders to examine; the whole workspace when absent. */
  readonly uris?: readonly string[];
}

export interface AuditSummary {
  readonly files: number;
  readonly documents: number;
  readonly resources: number;
  readonly findings: FindingCounts;
  readonly suppressed: number;
}

export interface AuditResult {
  readonly summary: AuditSummary;
  /** Files that could not be read, each with the reason in one sentence. */
  readonly skipped: readonly { readonly uri: string; readonly reason: string }[];
}
