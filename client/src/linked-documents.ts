/** Read-only documents that are worked out when they are opened, and whose links and definitions lead to lines of manifests. */

import {
  commands,
  Disposable,
  DocumentLink,
  type Event,
  EventEmitter,
  Location,
  languages,
  Position,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { PlacePayload } from '../../server/src/protocol/reach.ts';
import type { LinkedText, PlaceLink } from './page.ts';

/** Works out the text of a document from what its address says. */
type Write = (subject: string) => Promise<LinkedText>;

const schemePrefix = 'portolan-';
/** Not in the palette: what a link runs, so that the text stays in sight beside the line. */
const revealCommand = 'portolan.revealPlace';

/** Each kind of document has a scheme of its own; its subject stands in the address, so that it survives a reload. */
export function registerLinkedDocuments(kinds: Readonly<Record<string, Write>>, onSettled: Event<unknown>): Disposable {
  const registered = Object.entries(kinds).map(([kind, write]) => registerKind(schemePrefix + kind, write, onSettled));
  return Disposable.from(...registered, commands.registerCommand(revealCommand, reveal));
}

function registerKind(scheme: string, write: Write, onSettled: Event<unknown>): Disposable {
  const changed = new EventEmitter<Uri>();
  const links = new Map<string, readonly PlaceLink[]>();
  const linksOf = (uri: Uri) => links.get(uri.toString()) ?? [];
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => {
        const written = await write(uri.query);
        links.set(uri.toString(), written.links);
        return written.text;
      },
    }),
    workspace.onDidCloseTextDocument(({ uri }) => links.delete(uri.toString())),
    onSettled(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
    languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: ({ uri }) => linksOf(uri).map(documentLink) },
    ),
    languages.registerDefinitionProvider(
      { scheme },
      {
        // On a sentence it leads to the places below it.
        provideDefinition: ({ uri }, { line, character }) => {
          const near = linksOf(uri).filter((link) => link.line === line || link.line === line + 1);
          const under = near.filter((link) => link.line === line && link.start <= character && character <= link.end);
          return (under.length > 0 ? under : near).map(({ place }) => locationOf(place));
        },
      },
    ),
  );
}

/** Beside the manifests, so that both the text and the lines that it leads to can be read. */
export async function showLinkedDocument(kind: string, name: string, subject: string): Promise<void> {
  const uri = Uri.from({ scheme: schemePrefix + kind, path: `/${name.replaceAll('/', '_')}.md`, query: subject });
  const other = window.visibleTextEditors.find(({ document }) => document.uri.scheme.startsWith(schemePrefix));
  await window.showTextDocument(await workspace.openTextDocument(uri), {
    viewColumn: other?.viewColumn ?? ViewColumn.Beside,
  });
}

export function nameOfPlace({ uri, line }: PlacePayload): string {
  return `${workspace.asRelativePath(Uri.parse(uri))}:${line + 1}`;
}

function documentLink({ line, start, end, place }: PlaceLink): DocumentLink {
  const target = Uri.from({ scheme: 'command', path: revealCommand, query: JSON.stringify([place]) });
  return new DocumentLink(new Range(line, start, line, end), target);
}

function locationOf({ uri, line, character }: PlacePayload): Location {
  return new Location(Uri.parse(uri), new Position(line, character));
}

/** In the group where the manifest is in sight, else in the first. */
async function reveal(place: PlacePayload): Promise<void> {
  const { uri, range } = locationOf(place);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  await window.showTextDocument(await workspace.openTextDocument(uri), {
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
    selection: range,
  });
}
