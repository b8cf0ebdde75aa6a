/** Measures what each rule costs over a whole workspace, and names the dearest. */

import { rules } from '../server/src/rules/catalogue.ts';
import { Examiner } from '../server/src/rules/run.ts';
import { defaultSettings } from '../server/src/rules/settings.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';
import { makeWorkspace } from './workspace.ts';

/**
 * Run in a process of its own. Prints one line of JSON: the rules with their milliseconds, the dearest first. They are
 * milliseconds of this thread's processor time, since whatever else runs on the machine would drown what one rule takes.
 */
const { snapshot } = new Workspace().update(makeWorkspace(Number(process.argv[2])));
const paths = [...snapshot.files.entries()].map(([path]) => path);
const fail = ({ error }: { error: unknown }): never => {
  throw error;
};
const measured = rules.map((rule) => {
  const alone = new Examiner([rule], { ...defaultSettings, severities: { [rule.id]: rule.severity } }, fail, false);
  return { rule: rule.id, milliseconds: costOf(alone) };
});
const floor = costOf(new Examiner([], defaultSettings, fail, false));
const dearest = measured
  .map(({ rule, milliseconds }) => ({ rule, milliseconds: Math.max(0, milliseconds - floor) }))
  .sort((a, b) => b.milliseconds - a.milliseconds);
console.log(JSON.stringify({ floor, rules: dearest }));

/** The least of two passes behind a first one, which are warm as in a server that runs for hours. */
function costOf(examiner: Examiner): number {
  const passes = [0, 1, 2].map(() => {
    const before = process.threadCpuUsage();
    for (const path of paths) examiner.findingsOf(snapshot, path);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...passes.slice(1));
}
