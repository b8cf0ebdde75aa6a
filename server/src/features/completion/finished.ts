/** Reads the object at a cursor as it will be once the word there is finished, so that its other fields are known meanwhile. */

import { type Deployed, deployedIn } from '../../kubernetes/deployed.ts';
import { readDocument } from '../../kubernetes/read.ts';
import type { CompletionPlace } from '../../manifest/completion-place.ts';
import type { Document } from '../../manifest/located.ts';
import { parse } from '../../manifest/parse.ts';
import type { ManifestFile } from '../../workspace/manifest-file.ts';

/**
 * The object with the colon or the closing quote that the word at the cursor lacks: without it, the word takes the lines
 * below along. Undefined where nothing has to be added.
 */
export function finished(
  { path, text }: ManifestFile,
  document: Document,
  index: number,
  { at, expects, flow, inItem }: CompletionPlace,
  broken: Deployed,
): Deployed | undefined {
  if (document.problems.length === 0 || at.start === at.end) return undefined;
  const first = text[at.start]!;
  const isOpen = /["']/.test(first) && (at.end - at.start === 1 || text[at.end - 1] !== first);
  const isBareKey = expects === 'key' && !flow && !inItem && !/^[ \t]*:/.test(text.slice(at.end, at.end + 80));
  if (!isOpen && !isBareKey) return undefined;
  // Empty lines keep every offset before the word as it was.
  const before = '\n'.repeat(document.at.start) + text.slice(document.at.start, at.end);
  const source = `${before}${isOpen ? first : ''}${isBareKey ? ':' : ''}${text.slice(at.end, document.at.end)}`;
  const read = parse(source).documents.flatMap((one) => readDocument({ file: path, text: source }, index, one));
  const resource = read.find(({ node }) => node.start === broken.resource.node.start);
  return resource && deployedIn(resource, broken.namespace);
}
