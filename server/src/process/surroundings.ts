/** The language server in a process of its own: files from disk, and the rule pages that are shipped beside it. */

import { pathToFileURL } from 'node:url';
import type { CodeDescription } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { chartSvg } from '../chart/svg.ts';
import { findManifests } from '../disk/find.ts';
import { pageFile, readPage } from '../disk/rule-pages.ts';
import type { FolderFiles, Surroundings } from '../lsp/surroundings.ts';

export const processSurroundings: Surroundings = {
  filesOf,
  pageOf,
  readPage,
  drawChart: (topology) => chartSvg(topology),
  freeMemory: () => globalThis.gc?.(),
};

/** Rules have files of their own outside of a package only. */
function pageOf(rule: string): CodeDescription | undefined {
  const file = pageFile(rule);
  return file === undefined ? undefined : { href: pathToFileURL(file).href };
}

/** A folder that is kept elsewhere, such as a repository that was not cloned, has no place on disk. */
function filesOf(folder: string): FolderFiles | undefined {
  const uri = URI.parse(folder);
  return uri.scheme === 'file' ? { find: async (within) => findManifests(uri.fsPath, within) } : undefined;
}
