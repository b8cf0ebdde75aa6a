/** Joins the audits of several folders into one, each file's path leading from where all of them are seen. */

import type { Finding } from '../rules/finding.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import { PersistentMap } from '../workspace/persistent-map.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { Audit, AuditSummary } from './audit.ts';

export interface AuditPart {
  /** What stands before the paths of this part once there are several. */
  readonly prefix: string;
  readonly snapshot: Snapshot;
  readonly audit: Audit;
}

/** A single part stays as it is: its files are relative to its own folder. */
export function joinAudits(parts: readonly AuditPart[]): Pick<AuditPart, 'audit' | 'snapshot'> {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const files = PersistentMap.empty<ManifestFile>().change((draft) => {
    for (const { prefix, snapshot } of parts) {
      for (const file of snapshot.files.values()) draft.set(under(prefix, file.path), file);
    }
  });
  return { audit: parts.map(renamed).reduce(joined), snapshot: { ...first.snapshot, files } };
}

function renamed({ prefix, audit }: AuditPart): Audit {
  return {
    ...audit,
    findings: audit.findings.map((finding) => renamedFinding(finding, prefix)),
    suppressed: audit.suppressed.map((one) => ({ ...one, finding: renamedFinding(one.finding, prefix) })),
    skipped: audit.skipped.map(({ file, reason }) => ({ file: under(prefix, file), reason })),
  };
}

function renamedFinding(finding: Finding, prefix: string): Finding {
  const related = finding.related.map((one) => ({ ...one, file: under(prefix, one.file) }));
  return { ...finding, file: under(prefix, finding.file), related };
}

function under(prefix: string, path: string): string {
  return `${prefix.replace(/\/+$/, '')}/${path}`;
}

function joined(a: Audit, b: Audit): Audit {
  return {
    summary: joinSummaries(a.summary, b.summary),
    findings: [...a.findings, ...b.findings],
    suppressed: [...a.suppressed, ...b.suppressed],
    skipped: [...a.skipped, ...b.skipped],
  };
}

export function joinSummaries(a: AuditSummary, b: AuditSummary): AuditSummary {
  return {
    files: a.files + b.files,
    documents: a.documents + b.documents,
    resources: a.resources + b.resources,
    suppressed: a.suppressed + b.suppressed,
    findings: {
      error: a.findings.error + b.findings.error,
      warning: a.findings.warning + b.findings.warning,
      information: a.findings.information + b.findings.information,
      hint: a.findings.hint + b.findings.hint,
    },
  };
}
