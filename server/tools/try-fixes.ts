/** Tries every fix of every rule on a folder of manifests, in memory: `npm run try-fixes -- DIR [FIRST PART OF RULE IDS]`. */

import { findManifests } from '../src/disk/find.ts';
import { rules } from '../src/rules/catalogue.ts';
import { Trial } from './fixes/trial.ts';

const shownPerComplaint = 5;

const [folder, prefix = ''] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run try-fixes -- DIR [RULES], where RULES is how the ids of the rules begin.');
  process.exitCode = 2;
} else {
  const trial = new Trial(rules, findManifests(folder).files, prefix);
  const single = trial.eachAlone();
  const all = trial.allTogether();
  console.log(`Alone:    ${single.tried} fixes of ${single.rules} rules, ${single.complaints.length} complaints.`);
  console.log(`Together: ${all.tried} fixes in ${all.files} files, ${all.complaints.length} complaints.`);
  const complaints = [...single.complaints, ...all.complaints];
  const byRule = Map.groupBy(complaints, ({ rule, complaint }) => `${rule}: ${complaint}`);
  for (const [title, some] of byRule) {
    console.log(`  ${title} (${some.length})`);
    for (const { place, detail } of some.slice(0, shownPerComplaint)) console.log(`    ${place}  ${detail}`);
  }
  if (complaints.length > 0) process.exitCode = 1;
}
