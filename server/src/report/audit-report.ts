/** The audit as a file to keep or pass on, in each of the formats that both doors offer. */

import { auditHtml, type HtmlReport } from './html/audit-html.ts';
import { auditJson } from './json.ts';
import { auditMarkdown } from './markdown.ts';
import { auditSarif } from './sarif.ts';

const reportFormats = ['html', 'markdown', 'sarif', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Only HTML shows bundles; for the other formats they need not be worked out. */
export interface AuditReport extends HtmlReport {
  /** The page of a rule as Markdown; undefined when it is not at hand. */
  readonly pageOf: (rule: string) => string | undefined;
}

export function auditReport(format: ReportFormat, report: AuditReport): string {
  switch (format) {
    case 'html':
      return auditHtml(report);
    case 'json':
      return auditJson(report.audit, report.snapshot);
    case 'sarif':
      return auditSarif(report.audit, report.snapshot, report);
    case 'markdown':
      return auditMarkdown(report.audit, report.snapshot);
  }
}
