/** Tells a field that is missing from one that may only be misspelt or of the wrong type, which is another finding. */

import { isMap } from '../manifest/located.ts';
import type { ResourceBase } from './resource.ts';
import { isNull, type Placed } from './shape.ts';

/**
 * Whether strict decoding finds fault with something right below an object: an unknown field, or a value of another
 * type. Then nobody knows what was meant, and what seems to be missing is no finding of its own.
 */
export function isMisread(resource: ResourceBase, placed: Placed): boolean {
  const { node } = placed;
  if (!isMap(node)) return false;
  return resource.shapeProblems.some((problem) => {
    if (problem.code === 'unknown-field') return problem.parent === node;
    return node.entries.some((entry) => entry.value === problem.node);
  });
}

/** Whether a field was given a value, even one that could not be read. */
export function isWritten(placed: Placed, name: string): boolean {
  const value = isMap(placed.node) ? placed.node.get(name) : undefined;
  return value !== undefined && !isNull(value);
}
