/** The command "Can A Reach B?": picks two ends, asks the server, and shows the steps that decide. */

import { commands, type Disposable, l10n, type QuickPickItem, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type EndPayload,
  type QuestionParams,
  type QuestionResult,
  questionRequest,
  type ReachParams,
  type ReachResult,
  reachRequest,
} from '../../server/src/protocol/reach.ts';
import { showAnswer } from './answer-view.ts';

interface EndItem extends QuickPickItem {
  readonly end: EndPayload;
}

/** What may be given beforehand, as a code lens or another extension does. */
export interface AskedQuestion {
  readonly uri?: string;
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
}

export function registerAskReach(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('portolan.askReach', (asked: AskedQuestion = {}) => ask(client, asked));
}

async function ask(client: BaseLanguageClient, asked: AskedQuestion): Promise<QuestionResult | undefined> {
  const uri = asked.uri ?? window.activeTextEditor?.document.uri.toString();
  const reach = uri && (await client.sendRequest<ReachResult | null>(reachRequest, aboutCursor(uri)));
  if (!uri || !reach || reach.endpoints.length === 0) {
    void window.showInformationMessage(l10n.t('Open a manifest of the bundle that the question is about.'));
    return undefined;
  }
  const from = asked.from ?? (await pickEnd(reach, l10n.t('Who opens the connection?'), reach.about));
  const to = from && (asked.to ?? (await pickEnd(reach, l10n.t('Whom should {0} reach?', from), undefined)));
  if (!from || !to) return undefined;
  const port =
    asked.port ??
    (await window.showInputBox({
      prompt: l10n.t('On which port? Leave it empty for every port.'),
      placeHolder: 'tcp/80',
    }));
  if (port === undefined) return undefined;
  const params: QuestionParams = { uri, from, to, ...(port === '' ? {} : { port }) };
  const result = await client.sendRequest<QuestionResult | null>(questionRequest, params);
  if (!result) {
    void window.showWarningMessage(l10n.t('{0} is no port; write tcp/80, udp/8000-8010 or sctp.', port));
    return undefined;
  }
  void showAnswer(params);
  return result;
}

function aboutCursor(uri: string): ReachParams {
  const active = window.activeTextEditor;
  if (active?.document.uri.toString() !== uri) return { uri };
  const { line, character } = active.selection.active;
  return { uri, position: { line, character } };
}

async function pickEnd(
  reach: ReachResult,
  title: string,
  first: string | null | undefined,
): Promise<string | undefined> {
  const items = reach.endpoints.map((end): EndItem => ({ label: end.id, description: kindWords(end.kind), end }));
  items.sort((a, b) => Number(b.end.id === first) - Number(a.end.id === first));
  const picked = await window.showQuickPick(items, { title, matchOnDescription: true });
  return picked?.end.id;
}

function kindWords(kind: EndPayload['kind']): string {
  if (kind === 'addresses') return l10n.t('addresses outside the cluster');
  return kind === 'ingress-controller' ? l10n.t('the ingress controller') : '';
}
