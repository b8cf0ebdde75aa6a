/** Measures what each rule costs over a whole workspace, and names the dearest. */

import { rules } from '../server/src/rules/catalogue.ts';
import { Examiner } from '../server/src/rules/run.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { makeWorkspace } from './workspace.ts';

/** Run in a process of its own. Prints one line of JSON: the rules with their milliseconds, the dearest first. */
const { snapshot } = new Workspace().update(makeWorkspace(Number(process.argv[2])));
const paths = [...snapshot.files.entries()].map(([path]) => path);
const fail = ({ error }: { error: unknown }): never => {
  throw error;
};
const measured = rules.map((rule) => {
  const alone = new Examiner([rule], { ...defaultSettings, severities: { [rule.id]: rule.severity } }, fail, false);
  const run = (): number => {
    const started = performance.now();
    for (const path of paths) alone.findingsOf(snapshot, path);
    return performance.now() - started;
  };
  // The second pass is warm, as in a server that runs for hours.
  run();
  return { rule: rule.id, milliseconds: run() };
});
const nothing = new Examiner([], defaultSettings, fail, false);
const started = performance.now();
for (const path of paths) nothing.findingsOf(snapshot, path);
const floor = performance.now() - started;
const dearest = measured
  .map(({ rule, milliseconds }) => ({ rule, milliseconds: Math.max(0, milliseconds - floor) }))
  .sort((a, b) => b.milliseconds - a.milliseconds);
console.log(JSON.stringify({ floor, rules: dearest }));
