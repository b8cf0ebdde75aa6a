/** Makes the snippets that VS Code reads from manifests with placeholders, which people can read and edit as what they are. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeJson } from './write-json.ts';

export const snippetsFile = 'snippets/portolan.json';

/** In the order in which people are offered them. */
export const snippetSources = ['network-policy', 'service', 'ingress', 'gateway', 'cilium'].map(
  (name) => `snippets/${name}.yaml`,
);

export interface Snippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  /** The manifest, with placeholders as VS Code writes them. */
  readonly body: string;
}

export function loadSnippets(base: string): Snippet[] {
  return snippetSources.flatMap((file) => readSnippets(file, readFileSync(path.join(base, file), 'utf8')));
}

/** Each snippet begins with three comments: `# snippet:`, `# prefix:` and `# description:`. */
export function readSnippets(file: string, text: string): Snippet[] {
  const [, ...parts] = text.split(/^# snippet: /m);
  return parts.map((part) => {
    const [name = '', prefix = '', description = '', ...lines] = part.trimEnd().split('\n');
    const snippet = {
      name: name.trim(),
      prefixes: field(prefix, 'prefix').split(/,\s*/),
      description: field(description, 'description'),
      body: lines.join('\n'),
    };
    if (!snippet.prefixes[0] || !snippet.description)
      throw new Error(`${file}: "${name}" lacks prefix or description.`);
    return snippet;
  });
}

export function renderSnippets(snippets: readonly Snippet[]): string {
  const entries = snippets.map(({ name, prefixes, description, body }) => {
    return [name, { prefix: prefixes, description, body: body.split('\n') }];
  });
  return writeJson(Object.fromEntries(entries));
}

function field(line: string, name: string): string {
  const start = `# ${name}: `;
  return line.startsWith(start) ? line.slice(start.length).trim() : '';
}
