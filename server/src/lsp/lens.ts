/** Answers for lenses: where they stand at once, and what they say when the editor shows them. */

import {
  type ClientCapabilities,
  type CodeLens,
  CodeLensRefreshRequest,
  type Connection,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { aboutObject } from '../features/about.ts';
import { deployedAt } from '../features/hover.ts';
import { lensesOf, lensTitle } from '../features/lenses.ts';
import type { SummaryKind } from '../features/summary.ts';
import { type AboutParams, type AboutResult, aboutRequest } from '../protocol/about.ts';
import { textOf } from '../workspace/snapshot.ts';
import { TextPlaces } from './convert.ts';
import { cursorAt, type Locate } from './navigate.ts';

/** What stays with a lens until the editor shows it. */
interface LensData {
  readonly uri: string;
}

/** What the lenses of one editor depend on, asked for each time. */
export interface LensSettings {
  readonly kinds: ReadonlySet<SummaryKind>;
  /** The editor's command behind a lens; without one a lens only says something. */
  readonly explain: string | undefined;
}

export function serveLenses(connection: Connection, locate: Locate, settings: () => LensSettings): void {
  connection.onCodeLens(({ textDocument: { uri } }): CodeLens[] => {
    const { folder, path } = locate(uri);
    const places = new TextPlaces(textOf(folder.snapshot, path));
    return lensesOf(folder.snapshot, path, settings().kinds).map(({ at }) => {
      const { start } = places.toProtocol(at);
      const data: LensData = { uri };
      return { range: { start, end: start }, data };
    });
  });
  connection.onCodeLensResolve(async (lens, token): Promise<CodeLens> => {
    // A keystroke that has arrived meanwhile goes first, and takes the question back.
    await turn();
    const { uri } = lens.data as LensData;
    const cursor = cursorAt(locate, uri, lens.range.start);
    const title = token.isCancellationRequested
      ? undefined
      : lensTitle(cursor.folder.snapshot, cursor.path, cursor.offset, (bundle) => cursor.folder.reach.of(bundle));
    if (title === undefined) throw new ResponseError(LSPErrorCodes.ContentModified, 'The manifest has changed.');
    const params: AboutParams = { uri, position: lens.range.start };
    const { explain } = settings();
    const command = explain === undefined ? { title, command: '' } : { title, command: explain, arguments: [params] };
    return { ...lens, command };
  });
  connection.onRequest(aboutRequest, ({ uri, position }: AboutParams): AboutResult | null => {
    const { folder, path, offset } = cursorAt(locate, uri, position);
    const found = deployedAt(folder.snapshot, path, offset);
    return found ? aboutObject(folder.reach.of(found.bundle), found.bundle.id, found.deployed) : null;
  });
}

/** Has the editor ask for its lenses again, where it can be asked to. */
export function refreshLenses(connection: Connection, capabilities: ClientCapabilities | undefined): void {
  if (!capabilities?.workspace?.codeLens?.refreshSupport) return;
  connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {
    // An editor that is being closed refreshes nothing any more.
  });
}

/** Lets what has arrived be read before a long answer is worked out. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
