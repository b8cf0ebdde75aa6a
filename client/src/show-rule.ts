/** The command "Show Rule Page": opens a rule's page, which ships with the extension, as rendered Markdown. */

import { commands, type Disposable, type ExtensionContext, l10n, Uri, window } from 'vscode';
import { showMarkdown } from './show-markdown.ts';

export function registerShowRule(context: ExtensionContext): Disposable {
  return commands.registerCommand('portolan.showRule', async (rule?: string) => {
    const id = rule ?? (await pickRule(context));
    if (id === undefined || !/^[a-z-]+\/[a-z0-9-]+$/.test(id)) return;
    await showMarkdown(pageOf(context, id));
  });
}

function pageOf(context: ExtensionContext, rule: string): Uri {
  return Uri.joinPath(context.extensionUri, 'dist', 'rules', `${rule}.md`);
}

/** The settings name every rule; the pages themselves cannot be listed where they are fetched. */
async function pickRule(context: ExtensionContext): Promise<string | undefined> {
  const { properties } = context.extension.packageJSON.contributes.configuration;
  const ids = Object.keys(properties['portolan.rules'].properties);
  return window.showQuickPick(ids, { title: l10n.t('Which rule?') });
}
