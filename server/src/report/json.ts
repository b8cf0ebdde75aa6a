/** The audit as JSON, version 1 of the contract: fields may be added, none renamed or removed. */

import type { Audit } from '../features/audit.ts';
import { type Finding, messageOf } from '../rules/finding.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { Places } from './places.ts';

export function auditJson(audit: Audit, snapshot: Snapshot): string {
  const places = new Places(snapshot);
  const value = {
    version: 1,
    summary: audit.summary,
    findings: audit.findings.map((finding) => findingJson(finding, places)),
    skipped: audit.skipped,
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function findingJson(finding: Finding, places: Places): unknown {
  const { rule, severity, file, resource, bundle } = finding;
  return {
    rule,
    severity,
    file,
    range: places.rangeOf(file, finding.at),
    resource: resource
      ? {
          apiVersion: resource.apiVersion,
          kind: resource.kind,
          namespace: resource.namespace ?? null,
          name: resource.name,
        }
      : null,
    message: messageOf(finding),
    bundle,
    related: finding.related.map((one) => ({
      file: one.file,
      range: places.rangeOf(one.file, one.at),
      message: one.message,
    })),
    fixes: finding.fixes().map(({ title, safe }) => ({ title, safe })),
  };
}
