/** Compares our answers with those of others: `npm run conformance -- DIR` prints what agrees and what does not. */

import { existsSync } from 'node:fs';
import { caseFolders } from './conformance/cases.ts';
import { mapping } from './conformance/conventions.ts';
import { type Judgement, judge, judgeTruthTable } from './conformance/judge.ts';

const shown = 5;

const [root] = process.argv.slice(2);
if (!root || !existsSync(root)) {
  console.error('Usage: npm run conformance -- DIR, where DIR holds cases with an index.json.');
  process.exitCode = 2;
} else if (!report(root)) process.exitCode = 1;

/** Whether everything agrees or is explained. */
function report(folder: string): boolean {
  const groups = new Map<string, Judgement[]>();
  const add = (group: string, judgement: Judgement) => groups.set(group, [...(groups.get(group) ?? []), judgement]);
  for (const { root: home, analyzer, truthTables } of caseFolders(folder)) {
    for (const one of analyzer) add(one.type, judge(home, one));
    for (const one of truthTables) add('truth tables', judgeTruthTable(home, one));
  }
  if (groups.size === 0) console.log('No cases found.');
  console.log('Their conventions in terms of ours:');
  for (const sentence of mapping) console.log(`  - ${sentence}`);
  console.log();
  const all = [...groups].map(([title, judgements]) => printGroup(title, judgements));
  return groups.size > 0 && all.every((good) => good);
}

function printGroup(title: string, judgements: readonly Judgement[]): boolean {
  const differing = judgements.filter((each) => each.differences.length > 0);
  const open = differing.filter((each) => !each.explained);
  const compared = judgements.reduce((sum, each) => sum + each.compared, 0);
  console.log(
    `${title}: ${judgements.length - differing.length} of ${judgements.length} cases agree (${compared} statements), ` +
      `${differing.length} differ, of which ${open.length} are not explained`,
  );
  for (const { id, differences, explained } of differing) {
    console.log(`  ${id}`);
    for (const line of differences.slice(0, shown)) console.log(`    ${line}`);
    if (differences.length > shown) console.log(`    … and ${differences.length - shown} more`);
    console.log(`    ${explained ? `Explained: ${explained}.` : 'Not explained.'}`);
  }
  return open.length === 0;
}
