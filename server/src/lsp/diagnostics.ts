/** The diagnostics of a file: one for each finding, as long as they are not too many to be looked at. */

import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { type Finding, severities } from '../rules/finding.ts';
import { diagnosticOf, diagnosticSource, TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';

/** Of more than `most` findings the gravest, and how many are left out. */
export function diagnosticsOf(folder: Folder, path: string, most: number): Diagnostic[] {
  const places = new Map<string, TextPlaces>();
  const placesOf = (file: string): TextPlaces => {
    const known = places.get(file) ?? new TextPlaces(folder.snapshot.files.get(file)?.text ?? '');
    places.set(file, known);
    return known;
  };
  const { pageOf } = folder;
  const context = { places: placesOf(path), placesOf, uriOf: (file: string) => folder.uriOf(file), pageOf };
  const { findings } = folder.report(path);
  const diagnostics = gravest(findings, most).map((finding) => diagnosticOf(finding, context));
  const left = findings.length - diagnostics.length;
  return left === 0 ? diagnostics : [leftOut(left), ...diagnostics];
}

/** In the order of the file, as before. */
function gravest(findings: readonly Finding[], most: number): readonly Finding[] {
  if (findings.length <= most) return findings;
  const rank = ({ severity }: Finding): number => severities.indexOf(severity);
  const chosen = new Set([...findings].sort((a, b) => rank(a) - rank(b)).slice(0, most));
  return findings.filter((finding) => chosen.has(finding));
}

function leftOut(count: number): Diagnostic {
  const start = { line: 0, character: 0 };
  const message = `Findings of this file that are not shown: ${count}. None is graver than those that are.`;
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    message: `${message}\nThe setting portolan.limits.problems says how many are shown.`,
  };
}
