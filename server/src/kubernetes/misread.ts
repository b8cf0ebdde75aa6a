/** Tells a field that is missing from one that may only be misspelt or of the wrong type, which is another finding. */

import { isList, isMap } from '../manifest/located.ts';
import type { Range } from '../text/range.ts';
import type { ResourceBase } from './resource.ts';
import { isNull, type Placed } from './shape.ts';

/**
 * Whether strict decoding finds fault with something right below an object or in a list: an unknown field, or a value
 * of another type. Then nobody knows what was meant, and what seems to be missing is no finding of its own. Nor is it
 * where one of the fields that are `lacking` stands elsewhere in the resource, as it does when the indentation is wrong.
 */
export function isMisread(resource: ResourceBase, placed: Placed, ...lacking: readonly string[]): boolean {
  const { node } = placed;
  const parts = isMap(node) ? node.entries.map(({ value }) => value) : isList(node) ? node.items : [];
  return resource.shapeProblems.some((problem) => {
    if (problem.code === 'unknown-field') return problem.parent === node || lacking.includes(problem.entry.name);
    return parts.includes(problem.node) || (problem.within && lacking.includes(String(problem.key?.value)));
  });
}

/** Whether a place lies in a field that strict decoding finds fault with: its value says nothing that could be judged. */
export function isWithinMisread({ shapeProblems }: ResourceBase, { start, end }: Range): boolean {
  return shapeProblems.some((problem) => {
    const [key, value] =
      problem.code === 'unknown-field' ? [problem.entry.key, problem.entry.value] : [problem.key, problem.node];
    return (key ?? value).start <= start && end <= Math.max(value.end, key?.end ?? 0);
  });
}

/** Whether a field was given a value, even one that could not be read. */
export function isWritten(placed: Placed, name: string): boolean {
  const value = isMap(placed.node) ? placed.node.get(name) : undefined;
  return value !== undefined && !isNull(value);
}
