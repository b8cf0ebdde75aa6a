/** What a kustomization file pulls in and what it does to it, as far as references between objects depend on it. */

import { isList, isMap, type MapNode, type Node, stringOf } from '../manifest/located.ts';
import type { ParsedText } from '../manifest/parse.ts';
import { type Patch, type PatchSource, patchSources, replacementPatches } from './patches.ts';

export interface Kustomization {
  /** A component takes part only where a kustomization names it. */
  readonly component: boolean;
  readonly namespace: string | undefined;
  /** Entries of `resources`, `bases` and `components` as written: files, folders, or remote addresses. */
  readonly resources: readonly string[];
  /** Files that hold patches, transformers or other input rather than objects. */
  readonly inputs: readonly string[];
  /** Whether a patch, replacement or transformer may change labels, selectors, ports or names. */
  readonly rewrites: boolean;
  readonly patches: readonly PatchSource[];
  readonly replacements: readonly Patch[];
  /** Whether every name gets a prefix or suffix. */
  readonly renames: boolean;
  /** Whether labels are added, which makes selectors where there are none. */
  readonly labels: boolean;
  /** Whether objects come from charts, or from generators of other kinds than ConfigMap and Secret. */
  readonly generates: boolean;
  /** The names of ConfigMaps and Secrets that generators make. */
  readonly generated: readonly string[];
}

const inputFields = ['patchesStrategicMerge', 'configurations', 'transformers', 'validators', 'generators', 'crds'];

/** Reads the first document as a kustomization; wrong types read as nothing. */
export function readKustomization(parsed: ParsedText): Kustomization | undefined {
  const root = parsed.documents.find((document) => document.contents)?.contents;
  if (!isMap(root)) return undefined;
  const apiVersion = stringOf(root.get('apiVersion'));
  if (apiVersion !== undefined && !apiVersion.startsWith('kustomize.config.k8s.io/')) return undefined;
  const patches = [
    ...maps(root.get('patches')),
    ...maps(root.get('patchesJson6902')),
    ...maps(root.get('replacements')),
  ];
  const inputs = inputFields.flatMap((field) => strings(root.get(field)));
  for (const patch of patches) {
    const path = stringOf(patch.get('path'));
    if (path !== undefined) inputs.push(path);
  }
  const generators = [...maps(root.get('configMapGenerator')), ...maps(root.get('secretGenerator'))];
  return {
    component: stringOf(root.get('kind')) === 'Component',
    namespace: stringOf(root.get('namespace')),
    resources: ['resources', 'bases', 'components'].flatMap((field) => strings(root.get(field))),
    inputs,
    rewrites: inputs.length > 0 || patches.length > 0,
    patches: patchSources(root),
    replacements: replacementPatches(root),
    labels: ['commonLabels', 'labels'].some((field) => root.get(field) !== undefined),
    renames: ['namePrefix', 'nameSuffix'].some((field) => root.get(field) !== undefined),
    generates: ['helmCharts', 'helmChartInflationGenerator', 'generators'].some(
      (field) => root.get(field) !== undefined,
    ),
    generated: generators.map((generator) => stringOf(generator.get('name'))).filter((name) => name !== undefined),
  };
}

/** Whether an entry of `resources` is fetched from elsewhere: a URL, or a host with a path and a query. */
export function isRemote(entry: string): boolean {
  return /^[a-z+]+:\/\/|^git@|\?ref=|^github\.com\/|\.git(\/|$|\?)/.test(entry);
}

/** Resolves a path of a kustomization against the folder that it stands in; undefined when it leads out of the root. */
export function resolvePath(folder: string, path: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function strings(node: Node | undefined): string[] {
  if (!isList(node)) return [];
  return node.items.map(stringOf).filter((text) => text !== undefined);
}

function maps(node: Node | undefined): MapNode[] {
  return isList(node) ? node.items.filter(isMap) : [];
}
