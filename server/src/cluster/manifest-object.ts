/** A Kubernetes object of a manifest, seen just far enough to find the ones that describe clusters. */

import { isMap, type MapNode, type Node, stringOf } from '../manifest/located.ts';

/** One document of a manifest file, or one item of its lists. */
export interface ManifestDocument {
  readonly file: string;
  readonly text: string;
  readonly contents: Node;
}

export interface ManifestObject {
  readonly file: string;
  readonly text: string;
  readonly map: MapNode;
  /** The part of `apiVersion` before the slash. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

export function objectsIn(documents: readonly ManifestDocument[]): readonly ManifestObject[] {
  return documents.flatMap(({ file, text, contents }) => {
    const read = isMap(contents) ? objectOf(file, text, contents) : undefined;
    return read ? [read] : [];
  });
}

export function objectOf(file: string, text: string, map: MapNode): ManifestObject | undefined {
  const apiVersion = stringOf(map.get('apiVersion'));
  const kind = stringOf(map.get('kind'));
  if (!apiVersion?.includes('/') || !kind) return undefined;
  const metadata = map.get('metadata');
  const names = isMap(metadata) ? metadata : undefined;
  const name = stringOf(names?.get('name')) ?? '';
  const namespace = stringOf(names?.get('namespace')) ?? 'default';
  return { file, text, map, group: apiVersion.slice(0, apiVersion.indexOf('/')), kind, name, namespace };
}
