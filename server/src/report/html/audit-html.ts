/** The audit as one HTML page that needs nothing else: no network, no script, no other file. */

import type { Audit } from '../../features/audit.ts';
import type { RuleCard } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { Places } from '../places.ts';
import { bundleSections, type DrawnBundle } from './bundle-section.ts';
import { findingSections } from './finding-section.ts';
import { html } from './markup.ts';
import { pageOf } from './page.ts';
import { allowedSection, skippedSection } from './set-aside.ts';
import { summarySections } from './summary.ts';

export interface HtmlReport {
  readonly audit: Audit;
  readonly snapshot: Snapshot;
  /** What was audited, in a few words. */
  readonly subject: string;
  /** The day of the audit, as `YYYY-MM-DD`. */
  readonly day: string;
  readonly version: string;
  readonly cards: readonly RuleCard[];
  readonly bundles: readonly DrawnBundle[];
  /** How many more bundles there are whose reachability the report does not show. */
  readonly bundlesLeftOut: number;
}

export function auditHtml(report: HtmlReport): string {
  const { audit, subject } = report;
  const places = new Places(report.snapshot);
  const body = html`${summarySections(report)}
${findingSections(audit.findings, report.cards, places)}
${bundleSections(report.bundles, report.bundlesLeftOut)}
${allowedSection(audit.suppressed, places)}
${skippedSection(audit.skipped)}`;
  return pageOf(`Audit of ${subject}`, body);
}
