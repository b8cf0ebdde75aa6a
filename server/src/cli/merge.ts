/** Joins the audits of several paths into one, each file's path leading from where the command was given. */

import type { Audit } from '../features/audit.ts';
import type { Finding } from '../rules/finding.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import { PersistentMap } from '../workspace/persistent-map.ts';
import type { Loaded } from './load.ts';

interface Part {
  readonly loaded: Loaded;
  readonly audit: Audit;
}

/** A single path stays as it is: its files are relative to it. */
export function merged(
  parts: readonly Part[],
  paths: readonly string[],
): { audit: Audit; loaded: Pick<Loaded, 'snapshot'> } {
  const first = parts[0]!;
  if (parts.length === 1) return first;
  const prefixOf = (index: number): string => (parts[index]!.loaded.folder ?? paths[index]!).replace(/\/+$/, '');
  const files = PersistentMap.empty<ManifestFile>().change((draft) => {
    parts.forEach(({ loaded }, index) => {
      for (const file of loaded.snapshot.files.values()) draft.set(`${prefixOf(index)}/${file.path}`, file);
    });
  });
  const renamed = (finding: Finding, prefix: string): Finding => ({
    ...finding,
    file: `${prefix}/${finding.file}`,
    related: finding.related.map((one) => ({ ...one, file: `${prefix}/${one.file}` })),
  });
  const audits = parts.map(({ audit }, index): Audit => {
    const prefix = prefixOf(index);
    return {
      ...audit,
      findings: audit.findings.map((finding) => renamed(finding, prefix)),
      suppressed: audit.suppressed.map((one) => ({ ...one, finding: renamed(one.finding, prefix) })),
      skipped: audit.skipped.map(({ file, reason }) => ({ file: `${prefix}/${file}`, reason })),
    };
  });
  return { audit: audits.reduce(joined), loaded: { snapshot: { ...first.loaded.snapshot, files } } };
}

function joined(a: Audit, b: Audit): Audit {
  const [x, y] = [a.summary, b.summary];
  return {
    summary: {
      files: x.files + y.files,
      documents: x.documents + y.documents,
      resources: x.resources + y.resources,
      suppressed: x.suppressed + y.suppressed,
      findings: {
        error: x.findings.error + y.findings.error,
        warning: x.findings.warning + y.findings.warning,
        information: x.findings.information + y.findings.information,
        hint: x.findings.hint + y.findings.hint,
      },
    },
    findings: [...a.findings, ...b.findings],
    suppressed: [...a.suppressed, ...b.suppressed],
    skipped: [...a.skipped, ...b.skipped],
  };
}
