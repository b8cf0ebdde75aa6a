/** Writes an exported chart where the user says. */

import { l10n, Uri, window, workspace } from 'vscode';
import type { ChartFormat, FromChart } from '../../../server/src/protocol/chart-window.ts';

const endings: Readonly<Record<ChartFormat, string>> = { svg: 'svg', png: 'png', mermaid: 'mmd', json: 'json' };

export async function saveChart({ format, name, content }: Extract<FromChart, { type: 'save' }>): Promise<void> {
  const ending = endings[format];
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const file = `${name}.${ending}`;
  const target = await window.showSaveDialog({
    ...(folder ? { defaultUri: Uri.joinPath(folder, file) } : {}),
    filters: { [format === 'mermaid' ? 'Mermaid' : format.toUpperCase()]: [ending] },
    title: l10n.t('Export the chart'),
  });
  if (!target) return;
  const bytes =
    format === 'png'
      ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(content);
  await workspace.fs.writeFile(target, bytes);
}
