/** Makes the three twins of a new rule and what follows from them: `npm run new-rule -- group/name`. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { outputsOf, writeStale } from './generate.ts';
import { filesOfRule, findRules, loadRules, type RuleFiles, root } from './rule-files.ts';
import { faultOfName } from './rule-name.ts';

/** Writes the twins and returns their paths. They pass every check of a rule until their words are put in its own. */
export function writeTwins(id: string, base: string = root): string[] {
  const fault = faultOfName(id);
  if (fault) throw new Error(fault);
  const files = filesOfRule(id);
  const texts = { [files.source]: moduleOf(files), [files.page]: pageOf(files), [files.cases]: casesOf(files) };
  for (const file of Object.keys(texts)) {
    if (existsSync(path.join(base, file))) throw new Error(`${file} exists already.`);
  }
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
    writeFileSync(path.join(base, file), text);
  }
  return Object.keys(texts);
}

/** A rule that finds something real, so that the first run shows how cases, page and words belong together. */
function moduleOf({ id, exportName }: RuleFiles): string {
  return `/** The rule about Services that TELL WHAT IS WRONG WITH THEM. */

import { nameAt } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A Service that IS WRONG: WHAT FOLLOWS ON THE NETWORK. */
export const ${exportName} = defineRule({
  id: '${id}',
  summary: 'A Service has the name of a rule that nobody has written yet.',
  severity: 'warning',
  appliesTo: ['Service'],

  *detect(service) {
    if (service.name !== 'unwritten') return;
    yield { at: nameAt(service), name: service.name };
  },

  explain({ name }) {
    return {
      what: \`Service \${name} has the name of a rule that nobody has written yet.\`,
      why: 'Nothing follows from it.',
      advice: 'Write the rule, or give the Service another name.',
    };
  },
});
`;
}

function pageOf({ id }: RuleFiles): string {
  return `# ${id}

## What it finds

A Service named \`unwritten\`.

## Why it matters

It does not; these words wait for those of the rule.

## Example

\`\`\`yaml
${exampleOf(id)}\`\`\`

## Instead

\`\`\`yaml
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
\`\`\`

## When to allow it

Never.

## References

- The field documentation or the page that the rule follows from
`;
}

function casesOf({ id }: RuleFiles): string {
  return `#= a Service named unwritten
${exampleOf(id)}#= a Service of another name is silent
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { ports: [{ port: 80 }] }
`;
}

function exampleOf(id: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: unwritten }
#                 ^^^^^^^^^ warning ${id}: Service unwritten has the name of a rule that nobody has written yet.
spec: { ports: [{ port: 80 }] }
`;
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
