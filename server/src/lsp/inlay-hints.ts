/** Answers requests for inlay hints, and has them asked for again when what they show may have changed elsewhere. */

import { type ClientCapabilities, type Connection, type InlayHint, InlayHintKind } from 'vscode-languageserver';
import { type HintKind, inlayHintsOf } from '../features/inlay-hints.ts';
import { textOf } from '../workspace/snapshot.ts';
import { TextPlaces } from './convert.ts';
import type { Locate } from './navigate.ts';

export function serveInlayHints(connection: Connection, locate: Locate, kinds: () => ReadonlySet<HintKind>): void {
  connection.languages.inlayHint.on(({ textDocument, range }): InlayHint[] => {
    const { folder, path } = locate(textDocument.uri);
    const places = new TextPlaces(textOf(folder.snapshot, path));
    return inlayHintsOf(folder.snapshot, path, places.fromProtocol(range), kinds()).map(({ at, text, because }) => ({
      position: places.toProtocol({ start: at, end: at }).start,
      label: text,
      kind: InlayHintKind.Parameter,
      tooltip: because,
      paddingLeft: true,
    }));
  });
}

/** Nothing is asked of an editor that shows none, or that cannot be asked. */
export function refreshInlayHints(
  connection: Connection,
  capabilities: ClientCapabilities | undefined,
  kinds: ReadonlySet<HintKind>,
): void {
  if (kinds.size > 0 && capabilities?.workspace?.inlayHint?.refreshSupport) {
    void connection.languages.inlayHint.refresh();
  }
}
