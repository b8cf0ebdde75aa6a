/** The command "Show Rule Page": opens a rule's page, which ships with the extension, as rendered Markdown. */

import { commands, type Disposable, type ExtensionContext, l10n, Uri, window, workspace } from 'vscode';

export function registerShowRule(context: ExtensionContext): Disposable {
  return commands.registerCommand('portolan.showRule', async (rule?: string) => {
    const id = rule ?? (await pickRule(context));
    if (id === undefined || !/^[a-z-]+\/[a-z0-9-]+$/.test(id)) return;
    await commands.executeCommand('markdown.showPreview', pageOf(context, id));
  });
}

function pageOf(context: ExtensionContext, rule: string): Uri {
  return Uri.joinPath(context.extensionUri, 'dist', 'rules', `${rule}.md`);
}

async function pickRule(context: ExtensionContext): Promise<string | undefined> {
  const root = Uri.joinPath(context.extensionUri, 'dist', 'rules');
  const ids: string[] = [];
  for (const [group] of await workspace.fs.readDirectory(root)) {
    if (group.endsWith('.md')) continue;
    for (const [name] of await workspace.fs.readDirectory(Uri.joinPath(root, group))) {
      if (name.endsWith('.md')) ids.push(`${group}/${name.slice(0, -'.md'.length)}`);
    }
  }
  return window.showQuickPick(ids.sort(), { title: l10n.t('Which rule?') });
}
