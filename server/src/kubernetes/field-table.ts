/** Shapes of fields whose values nobody reads: decoding them strictly is all that is asked. */

import { isMap, type Node } from '../manifest/located.ts';
import type { Located } from '../text/range.ts';
import { isNull, isPlaceholder, list, object, type Shape, string, wrong } from './shape.ts';

/** Reads as it was written, once it was held to a shape. */
export function checked(shape: Shape<unknown>): Shape<Node> {
  return {
    ...(shape.fields && { fields: shape.fields }),
    read(node, context, key) {
      shape.read(node, context, key);
      return node;
    },
  };
}

/** An object of which nothing is read. */
export function fields(shapes: Readonly<Record<string, Shape<unknown>>>): Shape<Node> {
  return checked(object(shapes));
}

/** Fields that hold one string each, by their names. */
export function strings(names: string): Record<string, Shape<Located<string>>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, string]));
}

export const stringList: Shape<Node> = checked(list(string));

/** An amount of a resource, such as `500m` or `2`. */
export const quantity: Shape<Node> = {
  read(node, context, key) {
    if (node.kind !== 'scalar' || typeof node.value === 'boolean')
      return wrong(node, key, 'integer or string', context);
    return node;
  },
};

/** Amounts by the names of their resources. */
export const quantities: Shape<Node> = {
  read(node, context, key) {
    if (isNull(node)) return undefined;
    if (!isMap(node)) return wrong(node, key, 'object', context);
    for (const entry of node.entries) if (!isPlaceholder(entry.name)) quantity.read(entry.value, context, entry.key);
    return node;
  },
};
