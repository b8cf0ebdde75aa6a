/** What a rule may be named: a rule is named for the fault, so that "allow" before it reads as a sentence. */

/** Names that begin with these say what to do, or say twice that something is wrong. */
const refused = [
  'avoid',
  'disallow',
  'dont',
  'enforce',
  'ensure',
  'must',
  'never',
  'no',
  'prefer',
  'require',
  'should',
  'use',
];

/** What is wrong with a rule id, or undefined when nothing is. */
export function faultOfName(id: string): string | undefined {
  if (!/^[a-z]+(-[a-z]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `"${id}" must be group/name in kebab case.`;
  const first = id.slice(id.indexOf('/') + 1).split('-')[0]!;
  if (!refused.includes(first)) return undefined;
  return `"${id}" begins with "${first}": name the fault, so that "allow ${id}" makes sense.`;
}
