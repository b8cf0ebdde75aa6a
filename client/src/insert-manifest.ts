/** The command "Insert Manifest…": a snippet chosen from a list, with the names of the workload under the cursor filled in. */

import {
  commands,
  type Disposable,
  type ExtensionContext,
  l10n,
  Position,
  type QuickPickItem,
  Range,
  SnippetString,
  type TextEditor,
  TextEditorRevealType,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ReachParams, type ReachResult, reachRequest } from '../../server/src/protocol/reach.ts';
import { fillSnippet, insertionInto, type Subject, subjectOf } from './fill-snippet.ts';

/** As `snippets/portolan.json` has it under the snippet's name. */
interface ShippedSnippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

interface SnippetItem extends QuickPickItem {
  readonly snippet: ShippedSnippet;
}

/** A prefix may be given beforehand, as a key binding does. */
export function registerInsertManifest(context: ExtensionContext, client: BaseLanguageClient): Disposable {
  return commands.registerCommand('portolan.insertManifest', async (prefix?: string) => {
    const snippet = await choose(await readSnippets(context), prefix);
    if (!snippet) return false;
    const editor = await yamlEditor();
    const subject = await subjectAt(client, editor);
    return insert(editor, snippet.body.join('\n'), subject);
  });
}

async function readSnippets(context: ExtensionContext): Promise<SnippetItem[]> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'snippets', 'portolan.json'));
  const snippets: Record<string, ShippedSnippet> = JSON.parse(new TextDecoder().decode(bytes));
  return Object.entries(snippets).map(([label, snippet]) => {
    return { label, description: snippet.prefix.join(', '), detail: snippet.description, snippet };
  });
}

async function choose(items: readonly SnippetItem[], prefix: string | undefined): Promise<ShippedSnippet | undefined> {
  const given = items.find(({ snippet }) => prefix !== undefined && snippet.prefix.includes(prefix));
  if (given) return given.snippet;
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Insert Manifest'),
    placeHolder: l10n.t('What should be inserted?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.snippet;
}

/** The open manifest, or a new one where something else is open, or nothing. */
async function yamlEditor(): Promise<TextEditor> {
  const active = window.activeTextEditor;
  if (active?.document.languageId === 'yaml') return active;
  return window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content: '' }));
}

async function subjectAt(
  client: BaseLanguageClient,
  { document, selection }: TextEditor,
): Promise<Subject | undefined> {
  const { line, character } = selection.active;
  const params: ReachParams = { uri: document.uri.toString(), position: { line, character } };
  try {
    return subjectOf((await client.sendRequest<ReachResult | null>(reachRequest, params))?.about);
  } catch {
    // Without a server the placeholders keep their own names.
    return undefined;
  }
}

async function insert(editor: TextEditor, body: string, subject: Subject | undefined): Promise<boolean> {
  const lines = editor.document.getText().split(/\r?\n/);
  const { line, character, before, after } = insertionInto(lines, editor.selection.active.line);
  const text = before + (subject ? fillSnippet(body, subject) : body) + after;
  const place = new Position(line, character);
  const inserted = await editor.insertSnippet(new SnippetString(text), place);
  editor.revealRange(new Range(place, place), TextEditorRevealType.InCenter);
  return inserted;
}
