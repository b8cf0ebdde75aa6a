/** Shows a page written in Markdown, rendered by VS Code's own preview. */

import { commands, type Uri, window } from 'vscode';

/** As plain text where the preview is switched off or not there, as in some editors that are made of VS Code. */
export async function showMarkdown(page: Uri): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    await window.showTextDocument(page);
  }
}
