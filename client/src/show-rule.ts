/** The command "Show Rule Page": opens a rule's page, which ships with the extension, as rendered Markdown. */

import { commands, Disposable, type ExtensionContext, l10n, window, workspace } from 'vscode';
import { RulePages, rulePageScheme, rulePageUri } from './rule-pages.ts';
import { showMarkdown } from './show-markdown.ts';

export function registerShowRule(context: ExtensionContext): Disposable {
  return Disposable.from(
    workspace.registerTextDocumentContentProvider(rulePageScheme, new RulePages(context)),
    commands.registerCommand('portolan.showRule', async (rule?: string) => {
      const id = rule ?? (await pickRule(context));
      if (id === undefined || !/^[a-z-]+\/[a-z0-9-]+$/.test(id)) return;
      await showMarkdown(rulePageUri(id));
    }),
  );
}

/** The settings name every rule. */
async function pickRule(context: ExtensionContext): Promise<string | undefined> {
  const { properties } = context.extension.packageJSON.contributes.configuration;
  const ids = Object.keys(properties['portolan.rules'].properties);
  return window.showQuickPick(ids, { title: l10n.t('Which rule?') });
}
