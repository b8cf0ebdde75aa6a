/** Which fields of which objects the patches and replacements of a kustomization change, told without building it. */

import { isList, isMap, type MapNode, type Node, stringOf } from '../manifest/located.ts';
import { parse } from '../manifest/parse.ts';

/** One change of some objects. An empty path stands for the whole object. */
export interface Patch {
  /** As kustomize takes them, regular expressions for the whole word; undefined is for all. */
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly paths: readonly (readonly string[])[];
}

/** A patch as the kustomization gives it: in its own words, or in a file. */
export interface PatchSource {
  readonly target: Pick<Patch, 'kind' | 'name'> | undefined;
  readonly file: string | undefined;
  readonly contents: readonly Node[];
}

/** The patches that a kustomization writes or names, whatever field they stand in. */
export function patchSources(root: MapNode): PatchSource[] {
  const found: PatchSource[] = [];
  for (const field of ['patches', 'patchesJson6902']) {
    for (const entry of maps(root.get(field))) {
      const text = stringOf(entry.get('patch'));
      const file = stringOf(entry.get('path'));
      found.push({
        target: targetOf(entry.get('target')),
        file,
        contents: text === undefined ? [] : documentsOf(text),
      });
    }
  }
  for (const item of items(root.get('patchesStrategicMerge'))) {
    const text = stringOf(item);
    if (text === undefined) continue;
    const isText = text.includes('\n') || text.includes(': ');
    found.push({ target: undefined, file: isText ? undefined : text, contents: isText ? documentsOf(text) : [] });
  }
  return found;
}

/** What replacements put into other objects, where the kustomization itself lists them. */
export function replacementPatches(root: MapNode): Patch[] {
  return maps(root.get('replacements')).flatMap((replacement) => {
    return maps(replacement.get('targets')).map((target) => {
      const paths = items(target.get('fieldPaths')).map((path) => dottedPath(stringOf(path) ?? ''));
      return { ...(targetOf(target.get('select')) ?? { kind: undefined, name: undefined }), paths };
    });
  });
}

/** Reads what one document of a patch changes: a list of operations, or an object to be merged. */
export function patchesIn(content: Node, target: PatchSource['target']): Patch[] {
  if (isList(content)) {
    if (!target) return [];
    const pointers = content.items.flatMap((item) => (isMap(item) ? (stringOf(item.get('path')) ?? []) : []));
    return [{ ...target, paths: pointers.map(pointerPath) }];
  }
  if (!isMap(content)) return [];
  const metadata = content.get('metadata');
  const own = {
    kind: stringOf(content.get('kind')),
    name: isMap(metadata) ? stringOf(metadata.get('name')) : undefined,
  };
  if (!target && (own.kind === undefined || own.name === undefined)) return [];
  return [{ ...(target ?? own), paths: content.get('$patch') ? [[]] : leavesOf(content, []) }];
}

/** The paths of everything that a merged object sets. Items with a name are merged by it, other lists as a whole. */
function leavesOf(node: Node, path: readonly string[]): (readonly string[])[] {
  if (isMap(node)) {
    if (node.entries.length === 0) return [path];
    const set = node.entries.filter(({ name }) => !isIdentity(path, name));
    return set.flatMap(({ name, value }) => leavesOf(value, [...path, name]));
  }
  if (!isList(node)) return [path];
  const names = node.items.map((item) => (isMap(item) ? stringOf(item.get('name')) : undefined));
  if (names.length === 0 || names.includes(undefined)) return [path];
  return node.items.flatMap((item, index) => leavesOf(item, [...path, `name=${names[index]}`]));
}

/** Whether a field only says which object or item is meant. */
function isIdentity(path: readonly string[], name: string): boolean {
  if (path.length === 0) return name === 'apiVersion' || name === 'kind';
  if (path.length === 1 && path[0] === 'metadata') return name === 'name' || name === 'namespace';
  return name === 'name' && path.at(-1)!.startsWith('name=');
}

function pointerPath(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `spec.template.spec.containers.[name=web].image`; what follows a `*` may be in any item. */
function dottedPath(path: string): string[] {
  const steps = path.match(/\[[^\]]*\]|(?:\\.|[^.\\[\]])+/g) ?? [];
  const known = steps.map((step) => step.replace(/^\[|\]$/g, '').replaceAll('\\.', '.'));
  const any = known.indexOf('*');
  return any < 0 ? known : known.slice(0, any);
}

function targetOf(node: Node | undefined): PatchSource['target'] {
  if (!isMap(node)) return undefined;
  return { kind: stringOf(node.get('kind')), name: stringOf(node.get('name')) };
}

function documentsOf(text: string): Node[] {
  return parse(text).documents.flatMap(({ contents }) => contents ?? []);
}

function items(node: Node | undefined): readonly Node[] {
  return isList(node) ? node.items : [];
}

function maps(node: Node | undefined): MapNode[] {
  return items(node).filter(isMap);
}
