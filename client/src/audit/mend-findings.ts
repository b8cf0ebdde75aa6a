/** The commands on findings in the results: fix one, fix all of a rule, fix what is safe, allow with a reason, show, copy. */

import { commands, Disposable, env, l10n, Position, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FindingKey, FindingPayload } from '../../../server/src/protocol/audit.ts';
import {
  type AllowParams,
  allowRequest,
  type ChangePayload,
  type FixAllParams,
  type FixAllResult,
  type FixPayload,
  fixAllRequest,
  fixesRequest,
} from '../../../server/src/protocol/mend.ts';
import { type AuditResults, pathOf } from './results.ts';
import type { ResultNode } from './results-tree.ts';
import { withServerProgress } from './run-audit.ts';

export function registerMending(client: BaseLanguageClient, results: AuditResults): Disposable {
  return Disposable.from(
    commands.registerCommand('portolan.results.fix', (node?: ResultNode) => withFinding(node, fixOne(client))),
    commands.registerCommand('portolan.results.fixRule', (node?: ResultNode) => {
      const rule = ruleOf(node);
      return rule === undefined ? undefined : fixAll(client, results, rule);
    }),
    commands.registerCommand('portolan.results.fixSafe', () => fixAll(client, results, undefined)),
    commands.registerCommand('portolan.results.allow', (node?: ResultNode, reason?: string) =>
      withFinding(node, (finding) => allow(client, finding, reason)),
    ),
    commands.registerCommand('portolan.results.showRule', (node?: ResultNode) => {
      const rule = ruleOf(node);
      return rule === undefined ? undefined : commands.executeCommand('portolan.showRule', rule);
    }),
    commands.registerCommand('portolan.results.copy', (node?: ResultNode) =>
      withFinding(node, ({ uri, range, what, why, advice, rule }) =>
        env.clipboard.writeText(`${pathOf(uri)}:${range.start.line + 1}: ${what} ${why} ${advice} [${rule}]`),
      ),
    ),
  );
}

function withFinding<T>(
  node: ResultNode | undefined,
  act: (finding: FindingPayload) => Thenable<T>,
): Thenable<T> | undefined {
  return node?.kind === 'finding' || node?.kind === 'allowance' ? act(node.finding) : undefined;
}

function ruleOf(node: ResultNode | undefined): string | undefined {
  if (node?.kind === 'finding' || node?.kind === 'allowance') return node.finding.rule;
  return node?.kind === 'group' && node.group.grouping === 'rule' ? node.group.name : undefined;
}

function fixOne(client: BaseLanguageClient): (finding: FindingPayload) => Promise<void> {
  return async (finding) => {
    const fixes = await client.sendRequest<FixPayload[]>(fixesRequest, keyOf(finding));
    if (fixes.length === 0) {
      void window.showInformationMessage(l10n.t('There is no fix for this any more.'));
      return;
    }
    const items = fixes.map((fix) => ({ label: fix.title, fix }));
    const picked = items.length === 1 ? items[0] : await window.showQuickPick(items, { title: finding.what });
    if (picked) await apply(picked.fix, undefined);
  };
}

/** Edits that may change what the cluster does are asked about first. */
async function fixAll(
  client: BaseLanguageClient,
  results: AuditResults,
  rule: string | undefined,
): Promise<FixAllResult | undefined> {
  if (!results.about) return undefined;
  const params: FixAllParams = { scope: results.about.scope, ...(rule === undefined ? {} : { rule }) };
  const result = await withServerProgress(client, l10n.t('Looking for fixes'), (_, cancelled) =>
    client.sendRequest<FixAllResult>(fixAllRequest, params, cancelled),
  );
  if (!result) return undefined;
  if (result.applied === 0) void window.showInformationMessage(l10n.t('There is nothing to fix without a decision.'));
  else if (!result.unsafe) await apply(result, undefined);
  else await applyAsAsked(result, rule ?? '');
  return result;
}

async function applyAsAsked(result: FixAllResult, rule: string): Promise<void> {
  const [all, choose] = [l10n.t('Apply All'), l10n.t('Choose')];
  const answer = await window.showWarningMessage(
    l10n.t('Fixes: {0}, in files: {1}. They may change what the cluster does.', result.applied, result.files.length),
    { modal: true },
    all,
    choose,
  );
  if (answer !== undefined) await apply(result, answer === choose ? l10n.t('Fixes of {0}', rule) : undefined);
}

async function allow(client: BaseLanguageClient, finding: FindingPayload, given: string | undefined): Promise<void> {
  const reason =
    given ??
    (await window.showInputBox({
      title: l10n.t('Allow {0} here', finding.rule),
      prompt: l10n.t('Why is this meant? The reason stands in a comment above the line.'),
      validateInput: (text) => (text.trim() === '' ? l10n.t('A reason is needed.') : undefined),
    }));
  if (reason === undefined) return;
  const params: AllowParams = { ...keyOf(finding), reason };
  const change = await client.sendRequest<ChangePayload | null>(allowRequest, params);
  if (change) await apply(change, undefined);
  else void window.showInformationMessage(l10n.t('No comment can stand here; use .portolan.yaml or the annotation.'));
}

function keyOf({ uri, range, rule }: FindingPayload): FindingKey {
  return { uri, range, rule };
}

/** With words to `confirm`, the editor lists the edits under them and applies those that are chosen. */
async function apply({ files }: ChangePayload, confirm: string | undefined): Promise<void> {
  const edit = new WorkspaceEdit();
  for (const { uri, edits } of files) {
    for (const { range, newText } of edits) {
      const { start, end } = range;
      const replaced = new Range(new Position(start.line, start.character), new Position(end.line, end.character));
      const label = confirm === undefined ? undefined : { needsConfirmation: true, label: confirm };
      edit.replace(Uri.parse(uri), replaced, newText, label);
    }
  }
  await workspace.applyEdit(edit);
}
