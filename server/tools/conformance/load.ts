/** Reads a folder or a file of manifests into the objects of one bundle, as the conformance data mean them. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Deployed, deployedIn } from '../../src/kubernetes/deployed.ts';
import { readDocument } from '../../src/kubernetes/read.ts';
import { parse } from '../../src/manifest/parse.ts';

/** Everything below `root`, in the order of the paths. Objects without a namespace are in `default` there. */
export function loadBundle(root: string): Deployed[] {
  return manifestFiles(root).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const source = { file: path.relative(root, file) || path.basename(file), text };
    return parse(text)
      .documents.flatMap((document, index) => readDocument(source, index, document))
      .map((resource) => deployedIn(resource, resource.namespace ?? 'default'));
  });
}

function manifestFiles(root: string): string[] {
  if (statSync(root).isFile()) return [root];
  const entries = readdirSync(root, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
