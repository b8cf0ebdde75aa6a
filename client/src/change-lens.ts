/** The lens above what was edited: how many connections the edit opens and closes. Only the client can ask git. */

import {
  CodeLens,
  type CodeLensProvider,
  Disposable,
  type Event,
  EventEmitter,
  l10n,
  languages,
  Range,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type ChangeParams, type EditedPayload, editedRequest } from '../../server/src/protocol/reach.ts';
import type { EarlierTexts } from './earlier-texts.ts';
import { everyDocument } from './language-client.ts';

const setting = 'portolan.codeLens.changes';

export function registerChangeLens(
  client: BaseLanguageClient,
  earlier: EarlierTexts,
  onSettled: Event<unknown>,
): Disposable {
  const changed = new EventEmitter<void>();
  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    async provideCodeLenses(document, token) {
      if (!client.isRunning() || !workspace.getConfiguration().get<boolean>(setting)) return [];
      const { text, name } = await earlier.of(document.uri);
      if (text === document.getText() || token.isCancellationRequested) return [];
      const params: ChangeParams = { uri: document.uri.toString(), base: text };
      const edited = await client.sendRequest<EditedPayload[]>(editedRequest, params, token);
      return edited.map((each) => lensOn(each, params.uri, name));
    },
  };
  return Disposable.from(
    changed,
    languages.registerCodeLensProvider(everyDocument(), provider),
    earlier.onDidChange(() => changed.fire()),
    // What an edit changes depends on other files too.
    onSettled(() => changed.fire()),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting)) changed.fire();
    }),
  );
}

function lensOn({ line, opened, closed }: EditedPayload, uri: string, against: string): CodeLens {
  const command = { title: words(opened, closed, against), command: 'portolan.showChange', arguments: [uri] };
  return new CodeLens(new Range(line, 0, line, 0), command);
}

function words(opened: number, closed: number, against: string): string {
  if (closed === 0) return l10n.t('this edit opens {0} against {1}', opened, against);
  if (opened === 0) return l10n.t('this edit closes {0} against {1}', closed, against);
  return l10n.t('this edit opens {0} and closes {1} against {2}', opened, closed, against);
}
