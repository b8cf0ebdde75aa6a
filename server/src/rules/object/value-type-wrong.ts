/** The rule about values of another type than their field takes. */

import { isApiGroup } from '../../kubernetes/api-kinds.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { hasShapeProblems, titleOf } from '../../kubernetes/resource.ts';
import type { Expected } from '../../kubernetes/shape-problem.ts';
import { barePort, correctionOf, isMapOfPairs, type WrongType } from '../../kubernetes/type-correction.ts';
import { isScalar, type Node } from '../../manifest/located.ts';
import { placeOfNode } from '../../manifest/node-place.ts';
import { underlined } from '../../text/range.ts';
import { keepsWordsAsText } from '../../workspace/recipe-changes.ts';
import { textOf } from '../../workspace/snapshot.ts';
import { defineRule } from '../rule.ts';

/** A quoted number, an unquoted boolean among labels, an object where a list belongs: the API server cannot decode it. */
export const valueTypeWrong = defineRule({
  id: 'object/value-type-wrong',
  summary: 'A value has another type than its field takes.',
  severity: 'error',
  appliesTo: 'every',
  where: hasShapeProblems,
  aboutDecoding: true,

  *detect(resource, view) {
    const { shapeProblems, group } = resource;
    if (!isApiGroup(group)) return;
    for (const problem of shapeProblems) {
      if (problem.code !== 'wrong-type') continue;
      const { node, key } = problem;
      const text = textOf(view.snapshot, resource.file);
      if (isWord(problem, text) && keepsWordsAsText(view)) continue;
      const path = placeOfNode(resource.node, node)?.path ?? String(key?.value ?? 'value');
      const at = node.kind === 'scalar' ? underlined(text, node) : onOneLine({ node, key });
      yield { at, resource, problem, path };
    }
  },

  explain({ resource, problem, path }) {
    const { node, expected } = problem;
    return {
      what: `${titleOf(resource)} has ${described(node, resource.type === 'Secret')} at ${path}, where ${article(expected)} belongs.`,
      why: 'The API server cannot decode the object and refuses it.',
      advice: adviceFor(resource.kind, problem),
    };
  },

  repair({ resource, problem, path }, { text }) {
    const correction = correctionOf(text, resource.node, problem);
    if (!correction) return [];
    const { title, certain, edits } = correction;
    return [{ title: `${title} ${path}`, safe: certain, edits }];
  },
});

/** A boolean of YAML 1.1 alone, where text belongs. */
function isWord({ node, expected }: WrongType, text: string): boolean {
  if (expected !== 'string' && expected !== 'word' && expected !== 'integer or string') return false;
  if (!isScalar(node) || typeof node.value !== 'boolean') return false;
  return /^(y|yes|n|no|on|off)$/i.test(text.slice(node.start, node.end));
}

/** What a Secret holds is not repeated in messages, which travel further than the file. */
function described(node: Node, isSecret: boolean): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a mapping';
  if (isSecret && typeof node.value !== 'string') return `a ${typeof node.value}`;
  if (typeof node.value === 'boolean') return `the boolean ${node.value}`;
  if (typeof node.value === 'number') return `the number ${node.value}`;
  return node.value === '' ? 'an empty string' : 'a string';
}

function article(expected: Expected): string {
  const words: Readonly<Record<Expected, string>> = {
    string: 'a string',
    word: 'a string',
    integer: 'an integer',
    boolean: 'a boolean',
    'integer or string': 'an integer or a string',
    list: 'a list',
    'list of objects': 'a list',
    object: 'a mapping',
    'map of strings': 'a mapping of strings',
  };
  return words[expected];
}

const behindDash = 'Put it behind a dash.';

function adviceFor(kind: string, problem: WrongType): string {
  const { node, key, expected } = problem;
  const port = barePort(kind, problem);
  if (port) return `Write ${port.name}: ${port.value} on a line below port.`;
  if (node.kind === 'scalar') {
    if (expected === 'string' || (expected === 'integer or string' && typeof node.value === 'boolean'))
      return 'Put it in quotes.';
    if (
      typeof node.value === 'string' &&
      node.style !== 'plain' &&
      (expected === 'integer' || expected === 'boolean')
    ) {
      return `Write ${article(expected)} without quotes.`;
    }
  }
  if (expected === 'word' && key) return `Write a string that ${key.value} takes.`;
  if (isMapOfPairs(problem)) return 'Write each as an item with a name and a value.';
  if (expected === 'list of objects') return node.kind === 'map' ? behindDash : 'Write a list of mappings.';
  return expected === 'list' && node.kind === 'scalar' ? behindDash : `Write ${article(expected)}.`;
}
