/** The command "What Does This Edit Change?": connections that the unsaved or uncommitted text opens and closes. */

import { commands, type Disposable, l10n, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ChangeParams, type ChangeResult, changeRequest } from '../../server/src/protocol/reach.ts';
import { type ChangeWords, changeText } from './change-text.ts';
import type { EarlierTexts } from './earlier-texts.ts';
import { nameOfPlace, showLinkedDocument } from './linked-documents.ts';
import type { LinkedText } from './page.ts';

/** A lens gives the address of its document. */
export function registerShowChange(client: BaseLanguageClient, earlier: EarlierTexts): Disposable {
  return commands.registerCommand('portolan.showChange', async (given?: string) => {
    const uri = given ?? window.activeTextEditor?.document.uri.toString();
    if (uri === undefined) {
      void window.showInformationMessage(l10n.t('Open the manifest that was edited.'));
      return undefined;
    }
    const { result, against } = await changeOf(client, earlier, uri);
    if (result.opened.length + result.closed.length > 0) {
      await showLinkedDocument('change', l10n.t('Edit of {0}', nameIn(uri)), uri);
    } else void window.showInformationMessage(l10n.t('No connection differs from {0}.', against));
    return result;
  });
}

/** What stands in the document about the edit of a manifest. */
export async function writeChange(client: BaseLanguageClient, earlier: EarlierTexts, uri: string): Promise<LinkedText> {
  const { result, against } = await changeOf(client, earlier, uri);
  return changeText(result, changeWords(nameIn(uri), against), nameOfPlace);
}

async function changeOf(
  client: BaseLanguageClient,
  earlier: EarlierTexts,
  uri: string,
): Promise<{ result: ChangeResult; against: string }> {
  const { text, name } = await earlier.of(Uri.parse(uri));
  const params: ChangeParams = { uri, base: text };
  return { result: await client.sendRequest<ChangeResult>(changeRequest, params), against: name };
}

function changeWords(name: string, against: string): ChangeWords {
  return {
    heading: l10n.t('What the edit of {0} changes against {1}', name, against),
    nothing: l10n.t('No connection differs from {0}.', against),
    opened: (count) => l10n.t('Opened: {0}', count),
    closed: (count) => l10n.t('Closed: {0}', count),
  };
}

function nameIn(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
