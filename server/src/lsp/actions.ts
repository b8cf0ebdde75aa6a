/** Code actions: fixes of findings, all alike in the file, everything safe in the file, and allowing with a reason. */

import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { allowEdit, findingsAt, fixesAt } from '../features/code-actions.ts';
import { changedPart, type FixedText, fixAll } from '../features/fix-all.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import type { Edit } from '../text/edit.ts';
import { textOf } from '../workspace/snapshot.ts';
import { diagnosticOf, TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';

const fixAllKind = 'source.fixAll.portolan';
export const codeActionKinds: readonly string[] = [CodeActionKind.QuickFix, fixAllKind];

export function codeActionsOf(folder: Folder, path: string, { range, context }: CodeActionParams): CodeAction[] {
  const text = textOf(folder.snapshot, path);
  const places = new TextPlaces(text);
  const findings = folder.report(path).findings;
  const wants = (kind: string): boolean =>
    !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const selection = places.fromProtocol(range);
    for (const { finding, fix } of fixesAt(findings, selection))
      actions.push(fixAction(folder, path, finding, fix, places));
    const here = findingsAt(findings, selection);
    actions.push(...alikeActions(folder, path, text, findings, here, places));
    for (const finding of here) actions.push(...otherActions(folder, path, text, finding, places));
  }
  // Only when asked for by name: on save, or from the source action menu.
  if (context.only && wants(fixAllKind)) {
    const fixed = fixInFile(folder, path, text, (_, fix) => fix.safe);
    if (fixed.applied.length > 0) {
      actions.push({
        title: 'Apply all safe fixes',
        kind: fixAllKind,
        edit: replaceAll(folder, path, text, fixed.text, places),
      });
    }
  }
  return actions;
}

/** Applies fixes over and over in a state of the folder that nobody else sees. */
export function fixInFile(
  folder: Folder,
  path: string,
  text: string,
  accepts: (finding: Finding, fix: Fix) => boolean,
): FixedText {
  return folder.trial(path, (findingsIn) => fixAll(text, findingsIn, accepts));
}

function fixAction(folder: Folder, path: string, finding: Finding, fix: Fix, places: TextPlaces): CodeAction {
  const changes = [{ file: path, edits: fix.edits }, ...(fix.elsewhere ?? [])];
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [asDiagnostic(folder, finding, places)],
    isPreferred: fix.safe,
    edit: workspaceEdit(folder, changes),
  };
}

function alikeActions(
  folder: Folder,
  path: string,
  text: string,
  all: readonly Finding[],
  here: readonly Finding[],
  places: TextPlaces,
): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const rule of new Set(here.map((finding) => finding.rule))) {
    if (all.filter((finding) => finding.rule === rule).length < 2) continue;
    const fixed = fixInFile(folder, path, text, (finding) => finding.rule === rule);
    if (fixed.applied.length < 2) continue;
    actions.push({
      title: `Fix all ${fixed.applied.length} of ${rule} in this file`,
      kind: CodeActionKind.QuickFix,
      edit: replaceAll(folder, path, text, fixed.text, places),
    });
  }
  return actions;
}

function otherActions(folder: Folder, path: string, text: string, finding: Finding, places: TextPlaces): CodeAction[] {
  const { rule } = finding;
  const diagnostics = [asDiagnostic(folder, finding, places)];
  const actions: CodeAction[] = [];
  const edit = allowEdit(text, finding, 'why this is meant');
  if (edit) {
    actions.push({
      title: `Allow ${rule} here, with a reason`,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: workspaceEdit(folder, [{ file: path, edits: [edit] }]),
    });
  }
  actions.push({
    title: `Show the page of ${rule}`,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title: 'Show Rule Page', command: 'portolan.showRule', arguments: [rule] },
  });
  return actions;
}

function asDiagnostic(folder: Folder, finding: Finding, places: TextPlaces): Diagnostic {
  const placesOf = (file: string): TextPlaces => new TextPlaces(textOf(folder.snapshot, file));
  return diagnosticOf(finding, { places, placesOf, uriOf: (file) => folder.uriOf(file), pageOf: folder.pageOf });
}

function workspaceEdit(folder: Folder, changes: readonly { file: string; edits: readonly Edit[] }[]): WorkspaceEdit {
  const entries = changes.map(({ file, edits }) => {
    return [folder.uriOf(file), new TextPlaces(textOf(folder.snapshot, file)).textEdits(edits)] as const;
  });
  return { changes: Object.fromEntries(entries) };
}

function replaceAll(folder: Folder, path: string, before: string, after: string, places: TextPlaces): WorkspaceEdit {
  return { changes: { [folder.uriOf(path)]: places.textEdits([changedPart(before, after)]) } };
}
