/** The command "Plan Addresses": asks for numbers, shows the plan with its arithmetic, and puts it into `.portolan.yaml`. */

import { commands, type Disposable, l10n, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ClusterParams,
  type PlanInput,
  type PlanInsertion,
  type PlanParams,
  type PlanResult,
  type PlanStart,
  planInsertionRequest,
  planRequest,
  planStartRequest,
} from '../../server/src/protocol/cluster.ts';
import { documentInQuestion } from './about-document.ts';
import type { Pages } from './pages.ts';
import { askForPlan } from './plan-questions.ts';

/** What may be given beforehand; with `insert` nothing is asked at all. */
export interface WantedPlan {
  readonly input?: PlanInput;
  readonly insert?: boolean;
}

export function registerPlanAddresses(client: BaseLanguageClient, pages: Pages): Disposable {
  return commands.registerCommand('portolan.planAddresses', async (wanted: WantedPlan = {}) => {
    const uri = documentInQuestion();
    if (uri === undefined) {
      void window.showInformationMessage(l10n.t('Open a folder with manifests.'));
      return undefined;
    }
    const about: ClusterParams = { uri };
    const input = wanted.input ?? (await askForPlan(await client.sendRequest<PlanStart>(planStartRequest, about)));
    if (!input) return undefined;
    const params: PlanParams = { uri, input };
    const result = await client.sendRequest<PlanResult>(planRequest, params);
    await pages.show(l10n.t('Address Plan'), async () => result.markdown);
    if (wanted.insert && result.planned) await insert(client, params);
    // The message stays until it is answered, so the command does not wait for it.
    else void offer(client, params, result);
    return result;
  });
}

async function offer(client: BaseLanguageClient, params: PlanParams, { planned }: PlanResult): Promise<void> {
  if (!planned) {
    void window.showWarningMessage(l10n.t('There is no such plan; the page says why.'));
    return;
  }
  const accept = l10n.t('Insert into .portolan.yaml');
  const answer = await window.showInformationMessage(l10n.t('The addresses are planned.'), accept);
  if (answer === accept) await insert(client, params);
}

async function insert(client: BaseLanguageClient, params: PlanParams): Promise<void> {
  const insertion = await client.sendRequest<PlanInsertion | null>(planInsertionRequest, params);
  const isDone = insertion !== null && (await apply(insertion));
  if (!isDone)
    void window.showWarningMessage(l10n.t('The plan cannot be put into .portolan.yaml; copy it from the page.'));
}

/** Changes the file only if it holds what the server saw. It stays unsaved, to be read first. */
async function apply({ uri, before, after }: PlanInsertion): Promise<boolean> {
  const file = Uri.parse(uri);
  const edit = new WorkspaceEdit();
  if (before === '' && !(await exists(file))) {
    edit.createFile(file, { contents: new TextEncoder().encode(after) });
  } else {
    const document = await workspace.openTextDocument(file);
    if (document.getText() !== before) return false;
    const { start, end, text } = difference(before, after);
    edit.replace(file, new Range(document.positionAt(start), document.positionAt(end)), text);
  }
  const isApplied = await workspace.applyEdit(edit);
  await window.showTextDocument(file);
  return isApplied;
}

/** What lies between the parts that both texts begin and end with. */
function difference(before: string, after: string): { start: number; end: number; text: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    // Nothing is there yet.
    return false;
  }
}
