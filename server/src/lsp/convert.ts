/** Between offsets and the language server protocol: positions, diagnostics, edits. The only file that knows both. */

import {
  type CodeDescription,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Position,
  type Range as ProtocolRange,
  type TextEdit,
} from 'vscode-languageserver';
import type { Finding, Severity } from '../rules/finding.ts';
import type { Edit } from '../text/edit.ts';
import { LineIndex } from '../text/line-index.ts';
import type { Range } from '../text/range.ts';

export const diagnosticSource = 'portolan';

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Converts places of one text. */
export class TextPlaces {
  readonly #index: LineIndex;

  constructor(text: string) {
    this.#index = new LineIndex(text);
  }

  toProtocol(at: Range): ProtocolRange {
    return { start: this.#position(at.start), end: this.#position(at.end) };
  }

  fromProtocol(range: ProtocolRange): Range {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }

  offsetAt(position: Position): number {
    return this.#index.offsetAt({ line: position.line, column: position.character });
  }

  textEdits(edits: readonly Edit[]): TextEdit[] {
    return edits.map((edit) => ({ range: this.toProtocol(edit.at), newText: edit.text }));
  }

  #position(offset: number): Position {
    const { line, column } = this.#index.positionAt(offset);
    return { line, character: column };
  }
}

/** Where a diagnostic's surroundings come from. */
export interface DiagnosticContext {
  readonly places: TextPlaces;
  placesOf(file: string): TextPlaces;
  uriOf(file: string): string;
  pageOf(rule: string): CodeDescription | undefined;
}

export function diagnosticOf(finding: Finding, context: DiagnosticContext): Diagnostic {
  const { rule, severity, what, why, advice, tag } = finding;
  const codeDescription = context.pageOf(rule);
  return {
    range: context.places.toProtocol(finding.at),
    severity: severityNumbers[severity],
    source: diagnosticSource,
    code: rule,
    ...(codeDescription ? { codeDescription } : {}),
    message: `${what}\n${[why, advice].filter(Boolean).join(' ')}`,
    ...(tag ? { tags: [tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: finding.related.map(({ file, at, message }) => ({
      location: { uri: context.uriOf(file), range: context.placesOf(file).toProtocol(at) },
      message,
    })),
  };
}
