/** Colours YAML as VS Code does: a base grammar with those of the extension injected. */

import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';
import { root } from '../../server/tools/rule-files.ts';

const require = createRequire(import.meta.url);
const textmate: typeof import('vscode-textmate') = require('vscode-textmate');
const oniguruma: typeof import('vscode-oniguruma') = require('vscode-oniguruma');

export interface Token {
  readonly text: string;
  /** From the outermost scope to the innermost. */
  readonly scopes: readonly string[];
}

/** The grammar files of one `source.yaml`. */
export type BaseGrammar = readonly string[];

interface Contributed {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What the manifest says of the extension's own grammars. */
export const contributed: readonly Contributed[] = manifest.contributes.grammars;

/** A small grammar that is always there and, where a VS Code has been fetched for other tests, its real one. */
export function baseGrammars(): ReadonlyMap<string, BaseGrammar> {
  const fetched = globSync('.cache/vscode-*/**/extensions/yaml/syntaxes/*.tmLanguage.json', { cwd: root }).sort();
  const folders = Map.groupBy(fetched, (file) => path.dirname(file));
  return new Map<string, BaseGrammar>([
    ['a small grammar', ['test/support/small-yaml.tmLanguage.json']],
    ...[...folders].slice(-1).map(([, files]): [string, BaseGrammar] => ["VS Code's grammar", files]),
  ]);
}

export async function loadYaml(base: BaseGrammar, injected: boolean): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const files = [...base, ...contributed.map((grammar) => grammar.path)];
  const grammars = new Map(files.map((file) => parsed(file)).map((grammar) => [grammar.scopeName, grammar]));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
      createOnigString: (text) => oniguruma.createOnigString(text),
    }),
    loadGrammar: async (scope) => grammars.get(scope) ?? null,
    getInjections: (scope) =>
      injected
        ? contributed.filter(({ injectTo }) => injectTo.includes(scope)).map(({ scopeName }) => scopeName)
        : undefined,
  });
  const grammar = await registry.loadGrammar('source.yaml');
  if (!grammar) throw new Error(`No grammar for source.yaml in ${base}.`);
  return grammar;
}

export function tokensOf(grammar: IGrammar, text: string): Token[] {
  let stack: Parameters<IGrammar['tokenizeLine']>[1] = null;
  return text.split('\n').flatMap((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes,
    }));
  });
}

function parsed(file: string): IRawGrammar {
  return textmate.parseRawGrammar(readFileSync(path.join(root, file), 'utf8'), file);
}
