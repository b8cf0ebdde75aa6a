/** Decides what is wrong with references, JSON, resource IDs and regular expressions in annotation values. */

import type { Finding } from './value-problem.ts';
import type { ValueType } from './value-type.ts';

type Kind<Name> = Extract<ValueType, { kind: Name }>;

export function referenceFault({ namespace }: Kind<'reference'>, value: string): Finding | undefined {
  const parts = value.split('/');
  const isComplete =
    parts.length === (namespace === 'never' ? 1 : 2) || (parts.length === 1 && namespace === 'optional');
  const isNamed = parts.every((part) => part.length <= 253 && /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/.test(part));
  return isComplete && isNamed ? undefined : { fault: 'not-a-reference' };
}

export function jsonFault({ shape }: Kind<'json'>, value: string): Finding | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    const actual = Array.isArray(parsed) ? 'array' : isObject ? 'object' : 'scalar';
    return shape === undefined || shape === actual ? undefined : { fault: 'not-json' };
  } catch {
    // The parser has no other way to say that a text is no JSON.
    return { fault: 'not-json' };
  }
}

/** Azure compares resource IDs without regard to letter case. */
export function azureIdFault({ resource }: Kind<'azure-id'>, value: string): Finding | undefined {
  const parts = value.split('/');
  const [, , subscription, , group, , , , name] = parts;
  const fixed = ['', 'subscriptions', subscription, 'resourceGroups', group, 'providers', ...resource.split('/'), name];
  const isId = parts.length === 9 && fixed.join('/').toLowerCase() === value.toLowerCase();
  return isId && subscription && group && name ? undefined : { fault: 'not-an-id' };
}

/** Asks only that brackets close in order: the flavours of regular expressions differ too much for more. */
export function regexFault({ after }: Kind<'regex'>, value: string): Finding | undefined {
  const start = after ?? '';
  return value.startsWith(start) && isBalanced(value.slice(start.length)) ? undefined : { fault: 'not-a-regex' };
}

function isBalanced(text: string): boolean {
  const open: string[] = [];
  let isEscaped = false;
  for (const character of text) {
    if (isEscaped) isEscaped = false;
    else if (character === '\\') isEscaped = true;
    else if (open.at(-1) === '[') {
      if (character === ']') open.pop();
    } else if (character === '(' || character === '[') open.push(character);
    else if (character === ')' && open.pop() !== '(') return false;
  }
  return open.length === 0 && !isEscaped;
}
