/** Applies safe fixes to the files of a loaded folder and says on standard error what it changed. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Auditor } from '../features/audit.ts';
import { fixAll } from '../features/fix-all.ts';
import { rules } from '../rules/catalogue.ts';
import type { RuleSettings } from '../rules/settings.ts';
import { compareText } from '../workspace/bundle.ts';
import { Workspace } from '../workspace/workspace.ts';
import { givenCluster, type Loaded } from './load.ts';
import type { Streams } from './streams.ts';

/** Returns whether any file was changed. */
export function fixFiles({ folder, snapshot, namedBundle }: Loaded, settings: RuleSettings, streams: Streams): boolean {
  if (folder === undefined) return false;
  const workspace = new Workspace({ namedBundle, bounds: settings.bounds });
  const texts = [...snapshot.files.values()].map(({ path, text }) => ({ path, text }));
  const auditor = new Auditor(rules, settings, ignoreFailure, true);
  auditor.follow(workspace.update(texts));
  let changed = false;
  for (const { path, text } of texts.sort((a, b) => compareText(a.path, b.path))) {
    if (path === givenCluster) continue;
    const findingsIn = (current: string) => {
      const update = workspace.update([{ path, text: current }]);
      auditor.follow(update);
      return auditor.report(update.snapshot, path).findings;
    };
    const fixed = fixAll(text, findingsIn, (_, fix) => fix.safe);
    auditor.follow(workspace.update([{ path, text: fixed.text }]));
    if (fixed.text === text) continue;
    writeFileSync(join(folder, path), fixed.text);
    changed = true;
    for (const { rule, title } of fixed.applied) streams.error(`${path}: ${title} (${rule})\n`);
  }
  return changed;
}

/** The audit that follows meets the same failure and names it. */
function ignoreFailure(): void {}
