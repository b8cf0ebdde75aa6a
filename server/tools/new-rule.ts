/** Makes the three twins of a new rule and what follows from them: `npm run new-rule -- group/name`. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { outputsOf, writeStale } from './generate.ts';
import { filesOfRule, findRules, loadRules, type RuleFiles, root } from './rule-files.ts';
import { faultOfName } from './rule-name.ts';

/** Writes the twins and returns their paths. They pass every check of a rule until their words are put in its own. */
export function writeTwins(id: string, base: string = root): string[] {
  const fault = faultOfName(id);
  if (fault) throw new Error(fault);
  const files = filesOfRule(id);
  const texts = {
    [files.source]: fromTemplate('rule.ts.txt', files),
    [files.page]: fromTemplate('page.md.txt', files),
    [files.cases]: fromTemplate('cases.yaml.txt', files),
  };
  for (const file of Object.keys(texts)) {
    if (existsSync(path.join(base, file))) throw new Error(`${file} exists already.`);
  }
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, file), text);
  }
  return Object.keys(texts);
}

/** A twin from its template, whose words a person then puts in those of the rule. */
function fromTemplate(template: string, { id, exportName }: RuleFiles): string {
  const text = readFileSync(path.join(import.meta.dirname, 'new-rule', template), 'utf8');
  return text.replaceAll('{{id}}', id).replaceAll('{{exportName}}', exportName);
}

async function main(id: string | undefined): Promise<void> {
  if (!id) throw new Error('Say which: npm run new-rule -- group/name.');
  const made = writeTwins(id);
  const loading = await loadRules(findRules());
  for (const file of [...made, ...writeStale(outputsOf(loading))]) console.log(`wrote ${file}`);
  console.log(`Now write the rule, its page and its cases; then: RULES=${id} npm run test:unit test/rules.test.ts`);
}

if (import.meta.main) {
  try {
    await main(process.argv[2]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
