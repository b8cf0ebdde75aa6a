/** Shows answers about reachability as read-only documents, whose links and definitions lead to the lines that decide. */

import {
  commands,
  Disposable,
  DocumentLink,
  type Event,
  EventEmitter,
  Location,
  l10n,
  languages,
  Position,
  Range,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type PlacePayload,
  type QuestionParams,
  type QuestionResult,
  questionRequest,
} from '../../server/src/protocol/reach.ts';
import { type AnswerLink, type AnswerWords, answerText } from './answer-text.ts';

const scheme = 'portolan-answer';
/** Not in the palette: what a link runs, so that the answer stays in sight beside the line. */
const revealCommand = 'portolan.revealPlace';

/** The question stands in the address of its document, and is asked again whenever manifests have changed. */
export function registerAnswers(client: BaseLanguageClient, onSettled: Event<unknown>): Disposable {
  const changed = new EventEmitter<Uri>();
  const links = new Map<string, readonly AnswerLink[]>();
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: async (uri) => {
        const answer = await answerTo(client, JSON.parse(uri.query));
        links.set(uri.toString(), answer.links);
        return answer.text;
      },
    }),
    workspace.onDidCloseTextDocument(({ uri }) => links.delete(uri.toString())),
    onSettled(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) changed.fire(uri);
    }),
    languages.registerDocumentLinkProvider(
      { scheme },
      { provideDocumentLinks: ({ uri }) => (links.get(uri.toString()) ?? []).map(documentLink) },
    ),
    languages.registerDefinitionProvider(
      { scheme },
      {
        provideDefinition: ({ uri }, { line, character }) => {
          const near = (links.get(uri.toString()) ?? []).filter((link) => link.line === line || link.line === line + 1);
          const under = near.filter((link) => link.line === line && link.start <= character && character <= link.end);
          return (under.length > 0 ? under : near).map(({ place }) => locationOf(place));
        },
      },
    ),
    commands.registerCommand(revealCommand, reveal),
  );
}

/** Beside the manifests, so that both the answer and the lines that it leads to can be read. */
export async function showAnswer(question: QuestionParams): Promise<void> {
  const { from, to } = question;
  const path = `/${shortName(from)} → ${shortName(to)}.md`;
  const document = await workspace.openTextDocument(Uri.from({ scheme, path, query: JSON.stringify(question) }));
  const editor = window.visibleTextEditors.find((visible) => visible.document.uri.scheme === scheme);
  await window.showTextDocument(document, { viewColumn: editor?.viewColumn ?? ViewColumn.Beside });
}

async function answerTo(client: BaseLanguageClient, question: QuestionParams): Promise<ReturnType<typeof answerText>> {
  const result = await client.sendRequest<QuestionResult | null>(questionRequest, question);
  if (result) return answerText(result, answerWords(), nameOf);
  return { text: l10n.t('One of the two ends is gone: {0}, {1}.', question.from, question.to), links: [] };
}

function nameOf({ uri, line }: PlacePayload): string {
  return `${workspace.asRelativePath(Uri.parse(uri))}:${line + 1}`;
}

function documentLink({ line, start, end, place }: AnswerLink): DocumentLink {
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

/** The name of a workload without its namespace and kind; other ends as they are. */
function shortName(id: string): string {
  return /^[^/]+\/([^[]+)\[/.exec(id)?.[1] ?? id.replaceAll('/', '_');
}

function answerWords(): AnswerWords {
  return {
    heading: (from, to, answer) => l10n.t('{0} to {1}: {2}', from, to, answer),
    answers: {
      allowed: l10n.t('allowed'),
      denied: l10n.t('denied'),
      partly: l10n.t('allowed on some ports'),
      unknown: l10n.t('unknown'),
    },
    asked: (ports) => l10n.t('Asked about {0}.', ports),
    outbound: (pod, answer) => l10n.t('Outbound, from {0}: {1}', pod, answer),
    inbound: (pod, answer) => l10n.t('Inbound, at {0}: {1}', pod, answer),
    changes: l10n.t('What would change it'),
  };
}
