/** The objects of a file and of a workspace as an outline and for a search by name. */

import { nameAt, type Resource } from '../kubernetes/resource.ts';
import type { Range } from '../text/range.ts';
import { compareText } from '../workspace/bundle.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/** At most this many symbols are given for one file or one search; editors slow down beyond. */
const symbolLimit = 2000;

export interface ObjectSymbol {
  readonly name: string;
  readonly kind: string;
  /** The namespace as written, for telling namesakes apart. */
  readonly container: string;
  readonly file: string;
  readonly at: Range;
  readonly nameAt: Range;
}

export function symbolsOf(snapshot: Snapshot, path: string): ObjectSymbol[] {
  return (snapshot.files.get(path)?.resources ?? []).slice(0, symbolLimit).map(symbolOf);
}

/** Objects whose kind and name hold the words of a query in order, as editors match letters. */
export function findSymbols(snapshot: Snapshot, query: string): ObjectSymbol[] {
  const letters = query.toLowerCase().replace(/\s+/g, '');
  const found: ObjectSymbol[] = [];
  for (const file of [...snapshot.files.values()].sort((a, b) => compareText(a.path, b.path))) {
    for (const resource of file.resources) {
      if (found.length >= symbolLimit) return found;
      if (holdsInOrder(`${resource.kind}${resource.name}`.toLowerCase(), letters)) found.push(symbolOf(resource));
    }
  }
  return found;
}

function symbolOf(resource: Resource): ObjectSymbol {
  const { start, end } = resource.node;
  return {
    name: resource.name || '(no name)',
    kind: resource.kind,
    container: resource.namespace ?? '',
    file: resource.file,
    at: { start, end },
    nameAt: nameAt(resource),
  };
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
