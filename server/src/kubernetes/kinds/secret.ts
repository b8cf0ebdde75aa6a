/** Secret and ConfigMap by name, type and keys. Of the values of a Secret nothing but their type is looked at, kept or shown. */

import type { Entry, MapNode } from '../../manifest/located.ts';
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
  return ['data', 'stringData'].flatMap((field) => entriesUnder(node, field).map(({ name }) => name));
}

/** Whatever a ConfigMap or Secret holds by key, in the order of the fields. */
export function dataEntriesOf({ node }: ConfigMap | Secret): DataEntry[] {
  return ['data', 'stringData', 'binaryData'].flatMap((field) => {
    return entriesUnder(node, field).map((entry) => ({ field, entry }));
  });
}

export interface DataEntry {
  readonly field: string;
  readonly entry: Entry;
}

/** The keys that a type of Secret must have, all of them or any of them (ValidateSecret). */
export const demandedKeys: ReadonlyMap<string, { readonly keys: readonly string[]; readonly any?: true }> = new Map([
  ['kubernetes.io/tls', { keys: ['tls.crt', 'tls.key'] }],
  ['kubernetes.io/dockerconfigjson', { keys: ['.dockerconfigjson'] }],
  ['kubernetes.io/dockercfg', { keys: ['.dockercfg'] }],
  ['kubernetes.io/ssh-auth', { keys: ['ssh-privatekey'] }],
  ['kubernetes.io/basic-auth', { keys: ['username', 'password'], any: true }],
]);

function entriesUnder(node: MapNode, field: string): readonly Entry[] {
  const value = node.get(field);
  return value?.kind === 'map' ? value.entries : [];
}
