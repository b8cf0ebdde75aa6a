/** Answers the protocol's navigation requests from the mentions that the features floor finds. */

import {
  type Connection,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentSymbol,
  type Location,
  type Position,
  type PrepareRenameResult,
  ResponseError,
  type SymbolInformation,
  SymbolKind,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Mention } from '../features/mentions.ts';
import { definitionsAt, mentionAt, mentionsOfSymbol, rename } from '../features/navigation.ts';
import { findSymbols, type ObjectSymbol, symbolsOf } from '../features/symbols.ts';
import { isPlainString } from '../manifest/scalars.ts';
import { textOf } from '../workspace/snapshot.ts';
import { TextPlaces } from './convert.ts';
import type { Folder } from './folder.ts';

/** Finds the folder of a document. */
export type Locate = (uri: string) => { readonly folder: Folder; readonly path: string };

const invalidParams = -32602;

export const navigationCapabilities = {
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
} as const;

/** `mostShown` tells how many objects of one file the outline shows. */
export function serveNavigation(
  connection: Connection,
  locate: Locate,
  folders: () => readonly Folder[],
  mostShown: () => number,
): void {
  connection.onDefinition(({ textDocument, position }) => {
    const cursor = cursorAt(locate, textDocument.uri, position);
    return definitionsAt(cursor.folder.snapshot, cursor.path, cursor.offset).map((mention) =>
      locationOf(cursor.folder, mention),
    );
  });
  connection.onReferences(({ textDocument, position, context }) => {
    const cursor = cursorAt(locate, textDocument.uri, position);
    const mentions = mentionsOfSymbol(cursor.folder.snapshot, cursor.path, cursor.offset);
    const wanted = context.includeDeclaration ? mentions : mentions.filter(({ role }) => role === 'reference');
    return wanted.map((mention) => locationOf(cursor.folder, mention));
  });
  connection.onDocumentHighlight(({ textDocument, position }) => {
    const cursor = cursorAt(locate, textDocument.uri, position);
    const mentions = mentionsOfSymbol(cursor.folder.snapshot, cursor.path, cursor.offset);
    return mentions.filter(({ file }) => file === cursor.path).map((mention) => highlightOf(cursor.folder, mention));
  });
  connection.onPrepareRename(({ textDocument, position }) => {
    const cursor = cursorAt(locate, textDocument.uri, position);
    return prepared(cursor);
  });
  connection.onRenameRequest(({ textDocument, position, newName }) => {
    return renamed(cursorAt(locate, textDocument.uri, position), newName);
  });
  connection.onDocumentSymbol(({ textDocument }) => {
    const { folder, path } = locate(textDocument.uri);
    const places = new TextPlaces(textOf(folder.snapshot, path));
    const symbols = symbolsOf(folder.snapshot, path);
    const shown = symbols.slice(0, mostShown()).map((symbol) => documentSymbol(symbol, places));
    const next = symbols[shown.length];
    if (next) shown.push({ ...documentSymbol(next, places), name: `… and ${symbols.length - shown.length} more` });
    return shown;
  });
  connection.onWorkspaceSymbol(({ query }) => {
    return folders().flatMap((folder) =>
      findSymbols(folder.snapshot, query).map((symbol) => workspaceSymbol(folder, symbol)),
    );
  });
}

/** A cursor of the editor as the engine sees it. */
export interface Cursor {
  readonly folder: Folder;
  readonly path: string;
  readonly offset: number;
  readonly places: TextPlaces;
}

export function cursorAt(locate: Locate, uri: string, position: Position): Cursor {
  const { folder, path } = locate(uri);
  const places = new TextPlaces(textOf(folder.snapshot, path));
  return { folder, path, offset: places.offsetAt(position), places };
}

function locationOf(folder: Folder, { file, at }: Mention): Location {
  return { uri: folder.uriOf(file), range: new TextPlaces(textOf(folder.snapshot, file)).toProtocol(at) };
}

function highlightOf(folder: Folder, { file, at, role }: Mention): DocumentHighlight {
  const kind = role === 'definition' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
  return { range: new TextPlaces(textOf(folder.snapshot, file)).toProtocol(at), kind };
}

function prepared({ folder, path, offset, places }: Cursor): PrepareRenameResult | null {
  const found = mentionAt(folder.snapshot, path, offset);
  return found ? { range: places.toProtocol(inner(folder, found.mention)), placeholder: found.mention.text } : null;
}

/** Places of the renamed file change at once; those of other files wait for the user's confirmation. */
function renamed({ folder, path, offset }: Cursor, name: string): WorkspaceEdit | ResponseError | null {
  const renaming = rename(folder.snapshot, path, offset, name);
  if (!renaming) return null;
  if (renaming.refusal !== undefined) return new ResponseError(invalidParams, renaming.refusal);
  const byFile = Map.groupBy(renaming.mentions, (mention) => mention.file);
  const documentChanges = [...byFile].map(([file, mentions]) => {
    const places = new TextPlaces(textOf(folder.snapshot, file));
    const edits = mentions.map((mention) => {
      const range = places.toProtocol(inner(folder, mention));
      const newText = isQuoted(folder, mention) || isPlainString(name) ? name : JSON.stringify(name);
      return file === path ? { range, newText } : { range, newText, annotationId: 'elsewhere' };
    });
    return { textDocument: { uri: folder.uriOf(file), version: null }, edits };
  });
  const label = `Other files that mention this ${renaming.mention.kind}`;
  return { documentChanges, changeAnnotations: { elsewhere: { label, needsConfirmation: true } } };
}

/** The range without quotes, so that a rename keeps them. */
function inner(folder: Folder, mention: Mention): Mention['at'] {
  return isQuoted(folder, mention) ? { start: mention.at.start + 1, end: mention.at.end - 1 } : mention.at;
}

function isQuoted(folder: Folder, { file, at }: Mention): boolean {
  const first = textOf(folder.snapshot, file)[at.start];
  return first === '"' || first === "'";
}

function documentSymbol({ name, kind, at, nameAt }: ObjectSymbol, places: TextPlaces): DocumentSymbol {
  const within = at.start <= nameAt.start && nameAt.end <= at.end;
  return {
    name: `${kind} ${name}`,
    kind: SymbolKind.Object,
    range: places.toProtocol(at),
    selectionRange: places.toProtocol(within ? nameAt : { start: at.start, end: at.start }),
  };
}

function workspaceSymbol(folder: Folder, { name, kind, container, file, nameAt }: ObjectSymbol): SymbolInformation {
  const range = new TextPlaces(textOf(folder.snapshot, file)).toProtocol(nameAt);
  return {
    name: `${kind} ${name}`,
    kind: SymbolKind.Object,
    location: { uri: folder.uriOf(file), range },
    ...(container === '' ? {} : { containerName: container }),
  };
}
