/** Answers hover requests. */

import { type Connection, MarkupKind } from 'vscode-languageserver';
import { hoverAt } from '../features/hover.ts';
import { cursorAt, type Locate } from './navigate.ts';

export function serveHover(connection: Connection, locate: Locate): void {
  connection.onHover(({ textDocument, position }) => {
    const { folder, path, offset, places } = cursorAt(locate, textDocument.uri, position);
    const hover = hoverAt(folder.snapshot, path, offset, { profile: folder.profileOf(path) });
    if (!hover) return null;
    return { contents: { kind: MarkupKind.Markdown, value: hover.markdown }, range: places.toProtocol(hover.at) };
  });
}
