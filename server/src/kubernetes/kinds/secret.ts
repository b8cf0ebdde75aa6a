/** Secret and ConfigMap by name, type and keys. Of the values of a Secret nothing but their type is looked at, kept or shown. */

import type { MapNode } from '../../manifest/located.ts';
import type { Located } from '../../text/range.ts';
import type { ResourceBase } from '../resource.ts';
import { boolean, object, string, stringMap } from '../shape.ts';

export const secretShape = object(
  { type: string, data: stringMap, stringData: stringMap, immutable: boolean },
  'apiVersion kind metadata',
);
export const configMapShape = object(
  { data: stringMap, binaryData: stringMap, immutable: boolean },
  'apiVersion kind metadata',
);

export interface Secret extends ResourceBase {
  readonly type: 'Secret';
  readonly secretType: Located<string> | undefined;
  /** The names under `data` and `stringData`. */
  readonly dataKeys: readonly string[];
}

export interface ConfigMap extends ResourceBase {
  readonly type: 'ConfigMap';
}

/** The keys that a Secret's data holds. */
export function dataKeysOf(node: MapNode): string[] {
  const keys: string[] = [];
  for (const field of ['data', 'stringData']) {
    const value = node.get(field);
    if (value?.kind === 'map') keys.push(...value.entries.map((entry) => entry.name));
  }
  return keys;
}
