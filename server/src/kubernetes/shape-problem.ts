/** What reading a value by its shape reports: fields and types that the API does not have. */

import type { Entry, MapNode, Node, ScalarNode } from '../manifest/located.ts';

/** A field name that the API type does not have, or a value of another JSON type than the field's. */
export type ShapeProblem =
  | {
      readonly code: 'unknown-field';
      readonly entry: Entry;
      readonly parent: MapNode;
      readonly known: readonly string[];
      /** The nearest object around the parent that has a field of this name. */
      readonly around: MapNode | undefined;
      /** The fields of the parent that are objects with a field of this name. */
      readonly inside: readonly string[];
      /** Whether the value could be decoded under another name of the parent. */
      readonly fits: (name: string) => boolean;
    }
  | {
      readonly code: 'wrong-type';
      readonly node: Node;
      readonly key: ScalarNode | undefined;
      readonly expected: Expected;
      /** The enclosing map's key, for values of maps such as labels and annotations. */
      readonly within: ScalarNode | undefined;
    };

export type Expected =
  | 'string'
  | 'word'
  | 'integer'
  | 'boolean'
  | 'integer or string'
  | 'list'
  | 'list of objects'
  | 'object'
  | 'map of strings';
