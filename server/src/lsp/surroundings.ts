/** What differs between the places that the language server runs in: a process with a disk, or a worker without one. */

import type { CodeDescription } from 'vscode-languageserver';
import type { Found } from '../files/search.ts';
import type { Topology } from '../protocol/topology.ts';

export interface Surroundings {
  /** The files of a folder, where the server can reach them itself; undefined where the editor has to be asked. */
  filesOf(folder: string): FolderFiles | undefined;
  /** Where a rule's page can be read, unless the editor has the pages itself. */
  pageOf(rule: string): CodeDescription | undefined;
  /** A rule's page as Markdown; undefined where it is not at hand. */
  readPage(rule: string): string | undefined;
  /** Draws the chart of a bundle as SVG; absent where what draws it is too large to be loaded. */
  readonly drawChart?: (topology: Topology) => Promise<string>;
  /** Called when much was read and little of it is kept. */
  freeMemory(): void;
}

/** The files below one folder of the editor. */
export interface FolderFiles {
  /** The manifests below some paths of the folder, or all. Paths have `/`. */
  find(within?: readonly string[]): Promise<Found>;
}
