/** Asks the editor for its settings: those of the window, and those that hold in each folder. */

import type { Connection } from 'vscode-languageserver';
import { type EditorSettings, readEditorSettings } from './settings.ts';

const section = 'portolan';

export const settingsAtStart: EditorSettings = readEditorSettings(undefined, today());

/** The settings of the window, then those of the folders. An editor that can only push its settings has one for all. */
export async function askSettings(
  connection: Connection,
  folders: readonly string[],
  pushed: { readonly settings: unknown } | undefined,
): Promise<readonly EditorSettings[]> {
  const items = [{ section }, ...folders.map((scopeUri) => ({ scopeUri, section }))];
  const sections: unknown[] = pushed
    ? items.map(() => (pushed.settings as Record<string, unknown> | null | undefined)?.[section])
    : await connection.workspace.getConfiguration(items);
  return sections.map((one) => readEditorSettings(one, today()));
}

/** The one place of the server where the calendar is looked at. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
