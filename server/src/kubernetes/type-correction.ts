/** Puts a value of the wrong type into the form that its field takes, where what was meant is plain to see. */

import { isList, isMap, isScalar, type MapNode, type Node, type ScalarNode, stringOf } from '../manifest/located.ts';
import { placeOfNode } from '../manifest/node-place.ts';
import { quoteScalar, replaceValue } from '../manifest/rewrite.ts';
import { replaceNode } from '../manifest/rewrite-node.ts';
import { type PlainValue, valueIn } from '../manifest/write-value.ts';
import type { Edit } from '../text/edit.ts';
import { isLabelValue } from './formats.ts';
import type { ShapeProblem } from './shape-problem.ts';

export type WrongType = Extract<ShapeProblem, { readonly code: 'wrong-type' }>;

export interface Correction {
  /** What is done to the value, as the beginning of a sentence without its object. */
  readonly title: string;
  /** Whether nothing else can have been meant. */
  readonly certain: boolean;
  readonly edits: readonly Edit[];
}

/** Undefined where nobody can tell what was meant. */
export function correctionOf(text: string, root: MapNode, problem: WrongType): Correction | undefined {
  const { node, expected } = problem;
  switch (expected) {
    case 'string':
    case 'integer or string':
      return node.kind === 'scalar' ? quoted(text, node, problem) : selectorCorrection(text, root, problem);
    case 'integer':
    case 'boolean':
      return node.kind === 'scalar' ? unquoted(text, node, expected) : undefined;
    case 'word':
      return undefined;
    case 'list':
      return node.kind === 'scalar' ? put(text, root, node, 'Make a list of', true, [valueIn(node)]) : undefined;
    case 'list of objects':
      return isMap(node) ? itemsCorrection(text, root, node, problem) : undefined;
    case 'object':
    case 'map of strings':
      return isList(node) ? listCorrection(text, root, node.items, problem) : portCorrection(text, root, problem);
  }
}

/** Names and values where a list of fields `name` and `value` belongs, as other tools write them. */
export function isMapOfPairs({ node, key, expected }: WrongType): boolean {
  if (!isMap(node) || expected !== 'list of objects' || !pairLists.has(String(key?.value))) return false;
  return node.entries.every(({ name, value }) => name !== 'name' && isScalar(value));
}

/** An item without its dash, or names and values. */
function itemsCorrection(text: string, root: MapNode, node: MapNode, problem: WrongType): Correction | undefined {
  if (!isMapOfPairs(problem)) return put(text, root, node, 'Make a list of', false, [valueIn(node)]);
  const items = node.entries.map(({ name, value }) => {
    const written = isScalar(value) && !value.aliased ? text.slice(value.start, value.end) : '';
    return { name, value: stringOf(value) ?? written };
  });
  return put(text, root, node, 'List names and values of', false, items);
}

/** The lists of the API whose items are a name and a value. */
const pairLists: ReadonlySet<string> = new Set(['env', 'httpHeaders', 'options', 'sysctls']);

/**
 * How a port of an Ingress backend is written that stands there as a bare number or name, as `servicePort` once did:
 * the line that belongs below `port`.
 */
export function barePort(kind: string, { node, key, expected }: WrongType): BarePort | undefined {
  if (kind !== 'Ingress' || expected !== 'object' || node.kind !== 'scalar' || key?.value !== 'port') return undefined;
  const { value } = node;
  const isNumber = typeof value === 'number' || /^[1-9]\d{0,4}$/.test(String(value));
  if (isNumber) return { name: 'number', value: Number(value) };
  return typeof value === 'string' && value !== '' ? { name: 'name', value } : undefined;
}

interface BarePort {
  readonly name: 'number' | 'name';
  readonly value: number | string;
}

/** Undefined where the text would be refused as well: a fraction as the name of a port, a minus before a label. */
function quoted(text: string, scalar: ScalarNode, { expected, within }: WrongType): Correction | undefined {
  if (expected === 'integer or string' && typeof scalar.value === 'number') return undefined;
  const isLabel = within !== undefined && labelMaps.has(String(within.value));
  if (isLabel && !isLabelValue(text.slice(scalar.start, scalar.end))) return undefined;
  return made('Quote', true, quoteScalar(text, scalar));
}

const labelMaps: ReadonlySet<string> = new Set(['labels', 'selector', 'matchLabels']);

function portCorrection(text: string, root: MapNode, problem: WrongType): Correction | undefined {
  const port = barePort(stringOf(root.get('kind')) ?? '', problem);
  return (
    port && put(text, root, problem.node, `Write ${port.name}: ${port.value} below`, true, { [port.name]: port.value })
  );
}

function unquoted(text: string, scalar: ScalarNode, expected: 'integer' | 'boolean'): Correction | undefined {
  const { value } = scalar;
  if (typeof value !== 'string') return undefined;
  if (expected === 'boolean') {
    return value === 'true' || value === 'false'
      ? made('Unquote', true, replaceValue(text, scalar, value === 'true'))
      : undefined;
  }
  // Leading zeros would make another number of it.
  return /^(?:0|[1-9][0-9]{0,14})$/.test(value)
    ? made('Unquote', true, replaceValue(text, scalar, Number(value)))
    : undefined;
}

/** A list where one object belongs: its only item, or for labels all its items as one. */
function listCorrection(
  text: string,
  root: MapNode,
  items: readonly Node[],
  { node, expected }: WrongType,
): Correction | undefined {
  const maps = items.filter(isMap);
  if (maps.length === 0 || maps.length < items.length || (expected === 'object' && maps.length > 1)) return undefined;
  const entries = maps.flatMap((map) => map.entries.map((entry) => [entry.name, valueIn(entry.value)] as const));
  if (new Set(entries.map(([name]) => name)).size < entries.length) return undefined;
  return put(text, root, node, 'Take the dashes off', false, Object.fromEntries(entries));
}

/** A Service's selector written as those of workloads are: `matchLabels` is taken for a label. */
function selectorCorrection(text: string, root: MapNode, { node, key, within }: WrongType): Correction | undefined {
  if (!isMap(node) || key?.value !== 'matchLabels' || within?.value !== 'selector') return undefined;
  const selector = placeOfNode(root, node)?.parent;
  if (!isMap(selector) || selector.entries.length > 1) return undefined;
  return put(text, root, selector, 'Take matchLabels out of', true, valueIn(node));
}

function put(
  text: string,
  root: MapNode,
  node: Node,
  title: string,
  certain: boolean,
  value: PlainValue,
): Correction | undefined {
  const parent = placeOfNode(root, node)?.parent;
  return made(title, certain, parent && replaceNode(text, parent, node, value));
}

function made(title: string, certain: boolean, edits: readonly Edit[] | undefined): Correction | undefined {
  return edits && { title, certain, edits };
}
