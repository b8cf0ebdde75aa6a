/** What of a file's text leads somewhere: rule ids in allowances and in the configuration, and files that a kustomization names. */

import { isList, isMap, isScalar, type Node, type ScalarNode } from '../manifest/located.ts';
import { allowancesOf, currentId } from '../rules/allow.ts';
import { rules } from '../rules/catalogue.ts';
import type { Range } from '../text/range.ts';
import { configurationName, readConfiguration } from '../workspace/configuration.ts';
import { isRemote, resolvePath } from '../workspace/kustomization.ts';
import type { ManifestFile } from '../workspace/manifest-file.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export interface Link {
  readonly at: Range;
  readonly to: { readonly rule: string } | { readonly file: string };
}

export function linksOf(snapshot: Snapshot, path: string): Link[] {
  const file = snapshot.files.get(path);
  if (!file) return [];
  return [...ruleLinks(file), ...fileLinks(snapshot, file)];
}

const known: ReadonlySet<string> = new Set(rules.map(({ id }) => id));

function ruleLinks(file: ManifestFile): Link[] {
  const named =
    file.path === configurationName
      ? readConfiguration(file.parsed).namedRules
      : allowancesOf(file)
          .filter(({ origin }) => origin !== 'peer')
          .map(({ rule, at }) => ({ id: rule, at }));
  return named.flatMap(({ id, at }) => {
    const rule = currentId(id);
    return known.has(rule) ? [{ at, to: { rule } }] : [];
  });
}

/** Fields of a kustomization that list files or folders, and those whose items name one under `path`. */
const lists = ['resources', 'bases', 'components', 'patchesStrategicMerge', 'configurations', 'crds', 'transformers'];
const paths = ['patches', 'patchesJson6902', 'replacements'];

/** Only what is in view: a link to nowhere helps nobody. */
function fileLinks(snapshot: Snapshot, { path, parsed, kustomization }: ManifestFile): Link[] {
  const root = kustomization && parsed.documents.find((document) => document.contents)?.contents;
  if (!isMap(root)) return [];
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const items = [
    ...lists.flatMap((field) => itemsOf(root.get(field))),
    ...paths.flatMap((field) => itemsOf(root.get(field)).map((item) => (isMap(item) ? item.get('path') : undefined))),
  ];
  return items.filter(isText).flatMap((item) => {
    const resolved = isRemote(item.value) ? undefined : resolvePath(folder, item.value);
    const target = resolved === undefined ? undefined : targetOf(snapshot, resolved);
    return target === undefined ? [] : [{ at: item.at, to: { file: target } }];
  });
}

/** The file itself, or the kustomization of the folder. */
function targetOf(snapshot: Snapshot, path: string): string | undefined {
  const prefix = path === '' ? '' : `${path}/`;
  const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'].map((name) => prefix + name);
  return [path, ...names].find((candidate) => snapshot.files.get(candidate));
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return isList(node) ? node.items : [];
}

function isText(node: Node | undefined): node is ScalarNode & { readonly value: string } {
  return isScalar(node) && typeof node.value === 'string';
}
