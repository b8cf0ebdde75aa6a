/** The command "Can A Reach B?": picks two ends, asks the server, and lists the steps that decide, each leading to its line. */

import { commands, type Disposable, l10n, Position, type QuickPickItem, Range, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type EndPayload,
  type PlacePayload,
  type QuestionParams,
  type QuestionResult,
  questionRequest,
  type ReachParams,
  type ReachResult,
  reachRequest,
  type StepPayload,
} from '../../server/src/protocol/reach.ts';

interface EndItem extends QuickPickItem {
  readonly end: EndPayload;
}

interface StepItem extends QuickPickItem {
  readonly place: PlacePayload | undefined;
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
  void show(result);
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

async function show(result: QuestionResult): Promise<void> {
  const items = [
    ...result.steps.map((step) => stepItem(step, '$(debug-step-over)')),
    ...result.changes.map((step) => stepItem(step, '$(lightbulb)')),
  ];
  const title = l10n.t('{0} to {1}: {2}', result.from, result.to, answerWords(result.answer));
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Select a step to see the line that decides'),
  });
  if (picked?.place) await reveal(picked.place);
}

function stepItem({ text, places }: StepPayload, icon: string): StepItem {
  const place = places[0];
  const where = place ? `${workspace.asRelativePath(Uri.parse(place.uri))}:${place.line + 1}` : '';
  return { label: `${icon} ${text}`, detail: where, place };
}

function answerWords(answer: QuestionResult['answer']): string {
  switch (answer) {
    case 'allowed':
      return l10n.t('allowed');
    case 'denied':
      return l10n.t('denied');
    case 'partly':
      return l10n.t('allowed on some ports');
    case 'unknown':
      return l10n.t('unknown');
  }
}

async function reveal({ uri, line, character }: PlacePayload): Promise<void> {
  const position = new Position(line, character);
  const document = await workspace.openTextDocument(Uri.parse(uri));
  await window.showTextDocument(document, { selection: new Range(position, position) });
}
