/** Writes every generated file from its sources: `npm run generate`; with `-- --check` only says which are stale. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readAnnotationGroups, readCandidates, readPageDates, readPolicies } from './aks-tables.ts';
import { localised, withSettingTexts } from './localised-settings.ts';
import { aksCoverageFile, renderAksCoverage } from './render-aks-coverage.ts';
import { aksPageFile, aksSections, type PagedRule, withAksSections } from './render-aks-page.ts';
import { renderCatalogue, renderIndex } from './render-catalogue.ts';
import { coverageFile, readCoverage, renderCoverage } from './render-coverage.ts';
import { readFloors, renderFloors, withFloors } from './render-floors.ts';
import { withPageHead } from './render-page.ts';
import { renderConfiguration, renderSchema } from './render-settings.ts';
import { loadSnippets, renderSnippets, snippetsFile } from './render-snippets.ts';
import { findRules, type Loading, loadRules, root, rulesFolder } from './rule-files.ts';
import { writeJson } from './write-json.ts';

export const command = 'npm run generate';

/** One generated file: its path in the repository, and its text made from what the file reads now. */
export interface Output {
  readonly path: string;
  /** Gets the present text, of which some outputs keep a part; undefined when there is none. */
  readonly render: (present: string | undefined) => string;
}

/** All outputs. Each is a function of rules, pages, floors, snippets and, where a part is kept, the file's present text. */
export function outputsOf({ loaded }: Loading, base: string = root): Output[] {
  const rules = loaded.map(({ rule }) => rule);
  const configuration = renderConfiguration(rules);
  const settings = localised(configuration.properties);
  const pages = loaded.map(({ files, rule }) => {
    return { path: files.page, render: (present = '') => withPageHead(present, rule) };
  });
  return [
    { path: `${rulesFolder}/catalogue.ts`, render: () => renderCatalogue(loaded) },
    { path: `${rulesFolder}/README.md`, render: () => renderIndex(loaded) },
    ...pages.filter((page) => existsSync(path.join(base, page.path))),
    { path: 'schemas/portolan.schema.json', render: () => writeJson(renderSchema(rules)) },
    { path: coverageFile, render: () => renderCoverage(readCoverage(base)) },
    {
      path: aksCoverageFile,
      render: () => renderAksCoverage(readCandidates(base), readCoverage(base), readAnnotationGroups(base)),
    },
    {
      path: aksPageFile,
      render: (present = '') => {
        return withAksSections(present, aksSections(aksRules(loaded, base), readPolicies(base), readPageDates(base)));
      },
    },
    { path: snippetsFile, render: () => renderSnippets(loadSnippets(base)) },
    {
      path: 'package.json',
      render: (present = '{}') => withConfiguration(present, { ...configuration, properties: settings.properties }),
    },
    { path: 'package.nls.json', render: (present = '{}') => withSettingTexts(present, settings.texts) },
    { path: 'ARCHITECTURE.md', render: (present = '') => withFloors(present, renderFloors(readFloors(base))) },
  ].filter(({ path: file }) => !handWritten.has(file) || existsSync(path.join(base, file)));
}

/** Pages that are generated in part, or from lists of their own: a copy of the sources alone has none of them. */
const handWritten: ReadonlySet<string> = new Set(['ARCHITECTURE.md', aksPageFile, aksCoverageFile]);

/** The paths whose text is not what it would be rendered to. */
function staleIn(outputs: readonly Output[], base: string = root): string[] {
  return outputs
    .filter((output) => present(output, base) !== output.render(present(output, base)))
    .map((output) => output.path);
}

/** Writes what is stale, and nothing else. */
export function writeStale(outputs: readonly Output[], base: string = root): string[] {
  const written: string[] = [];
  for (const output of outputs) {
    const before = present(output, base);
    const after = output.render(before);
    if (before === after) continue;
    const file = path.join(base, output.path);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, after);
    written.push(output.path);
  }
  return written;
}

/** The rules about AKS, each with its page. */
function aksRules(loaded: Loading['loaded'], base: string): PagedRule[] {
  return loaded
    .filter(({ rule }) => rule.id.startsWith('aks/'))
    .map(({ rule, files }) => ({ rule, page: readFileSync(path.join(base, files.page), 'utf8') }));
}

function present({ path: file }: Output, base: string): string | undefined {
  const full = path.join(base, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : undefined;
}

function withConfiguration(manifest: string, configuration: unknown): string {
  const value: { contributes?: Record<string, unknown> } = JSON.parse(manifest);
  const yamlValidation = [{ fileMatch: '.portolan.yaml', url: './schemas/portolan.schema.json' }];
  value.contributes = { ...value.contributes, configuration, yamlValidation };
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function main(check: boolean): Promise<void> {
  const loading = await loadRules(findRules());
  for (const { files, error } of loading.failures) {
    console.error(`${files.source} is left out: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
  const outputs = outputsOf(loading);
  if (!check) {
    for (const file of writeStale(outputs)) console.log(`wrote ${file}`);
    return;
  }
  for (const file of staleIn(outputs)) {
    console.error(`${file} is stale; run ${command}.`);
    process.exitCode = 1;
  }
}

if (import.meta.main) await main(process.argv.includes('--check'));
