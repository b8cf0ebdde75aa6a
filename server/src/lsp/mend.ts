/** Answers the editor's requests for edits that mend findings, wherever in the workspace they stand. */

import type { CancellationToken, Connection } from 'vscode-languageserver';
import { coveredFiles } from '../features/audit.ts';
import { coverageOf } from '../features/audit-scope.ts';
import { allowEdit } from '../features/code-actions.ts';
import { changedPart, type FixedText } from '../features/fix-all.ts';
import type { FindingKey, PositionPayload } from '../protocol/audit.ts';
import {
  type AllowParams,
  allowRequest,
  type ChangePayload,
  type FileChangePayload,
  type FixAllParams,
  type FixAllResult,
  type FixPayload,
  fixAllRequest,
  fixesRequest,
} from '../protocol/mend.ts';
import type { Finding, Fix } from '../rules/finding.ts';
import type { Edit } from '../text/edit.ts';
import { textOf } from '../workspace/snapshot.ts';
import { fixInFile } from './actions.ts';
import { type AuditedFolders, scopeIn } from './audit.ts';
import { TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';
import { Turns } from './turns.ts';

export function serveMending(connection: Connection, folders: AuditedFolders): void {
  connection.onRequest(fixesRequest, (key: FindingKey) => fixes(folders, key));
  connection.onRequest(fixAllRequest, (params: FixAllParams, token) => fixEverything(folders, params, token));
  connection.onRequest(allowRequest, (params: AllowParams) => allow(folders, params));
}

function fixes(folders: AuditedFolders, key: FindingKey): FixPayload[] {
  const found = find(folders, key);
  if (!found) return [];
  const { folder, finding } = found;
  return finding.fixes().map(({ title, safe, edits, elsewhere = [] }) => {
    const changes = [{ file: finding.file, edits }, ...elsewhere].filter((change) => change.edits.length > 0);
    return { title, safe, files: changes.map((change) => fileChange(folder, change.file, change.edits)) };
  });
}

async function fixEverything(
  folders: AuditedFolders,
  { scope, rule }: FixAllParams,
  token: CancellationToken,
): Promise<FixAllResult> {
  const turns = new Turns(token);
  const files: FileChangePayload[] = [];
  let applied = 0;
  let unsafe = false;
  for (const folder of folders.all()) {
    const within = scopeIn(folder, scope);
    if (!within) continue;
    for (const { path } of coveredFiles(folder.snapshot, coverageOf(folder.snapshot, within))) {
      // Somebody may have typed since the turn before.
      const text = textOf(folder.snapshot, path);
      const fixed = fixedText(folder, path, text, rule);
      if (fixed) {
        files.push(fileChange(folder, path, [changedPart(text, fixed.text)]));
        applied += fixed.applied.length;
        unsafe ||= fixed.applied.some(({ safe }) => !safe);
      }
      await turns.next();
    }
  }
  return { files, applied, unsafe };
}

function fixedText(folder: Folder, path: string, text: string, rule: string | undefined): FixedText | undefined {
  const accepts = (finding: Finding, fix: Fix): boolean => (rule === undefined ? fix.safe : finding.rule === rule);
  const isConcerned = folder.report(path).findings.some((finding) => rule === undefined || finding.rule === rule);
  if (!isConcerned) return undefined;
  const fixed = fixInFile(folder, path, text, accepts);
  return fixed.text === text ? undefined : fixed;
}

function allow(folders: AuditedFolders, { reason, ...key }: AllowParams): ChangePayload | null {
  const found = find(folders, key);
  if (!found) return null;
  const { folder, finding } = found;
  const edit = allowEdit(textOf(folder.snapshot, finding.file), finding, reason.replaceAll(/\s+/g, ' ').trim());
  return edit ? { files: [fileChange(folder, finding.file, [edit])] } : null;
}

function find(folders: AuditedFolders, key: FindingKey): { folder: Folder; finding: Finding } | undefined {
  for (const folder of folders.all()) {
    const path = folder.pathOf(key.uri);
    if (path === undefined) continue;
    const places = new TextPlaces(textOf(folder.snapshot, path));
    const finding = folder.report(path).findings.find(({ rule, at }) => {
      const { start, end } = places.toProtocol(at);
      return rule === key.rule && isSame(start, key.range.start) && isSame(end, key.range.end);
    });
    if (finding) return { folder, finding };
  }
  return undefined;
}

function isSame(a: PositionPayload, b: PositionPayload): boolean {
  return a.line === b.line && a.character === b.character;
}

function fileChange(folder: Folder, file: string, edits: readonly Edit[]): FileChangePayload {
  return { uri: folder.uriOf(file), edits: new TextPlaces(textOf(folder.snapshot, file)).textEdits(edits) };
}
