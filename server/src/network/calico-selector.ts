/** Reads the plain part of Calico's selector language: conditions joined by `&&`. */

import { everything, type Requirement, type Selector, selector } from '../kubernetes/labels.ts';

/**
 * The selector that a Calico expression means, or undefined when it says more than label requirements can: `||`,
 * parentheses, `contains`, `global()` and labels that Calico itself derives from a pod.
 */
export function calicoSelector(text: string): Selector | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'all()') return everything;
  const requirements = splitConditions(trimmed).map(conditionOf);
  return requirements.every((requirement) => requirement !== undefined) ? selector(requirements) : undefined;
}

/** Cuts at every `&&` outside of quotes. */
function splitConditions(text: string): string[] {
  const conditions: string[] = [];
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (text.startsWith('&&', i)) {
      conditions.push(text.slice(start, i));
      start = i + 2;
      i++;
    }
  }
  conditions.push(text.slice(start));
  return conditions;
}

const key = '([A-Za-z0-9][-A-Za-z0-9_./]*)';
const value = `("[^"]*"|'[^']*')`;
const comparison = new RegExp(`^${key}\\s*(==|=|!=)\\s*${value}$`);
const membership = new RegExp(`^${key}\\s+(in|not\\s+in)\\s*\\{([^}]*)\\}$`);
const presence = new RegExp(`^(!?)\\s*has\\(\\s*${key}\\s*\\)$`);

function conditionOf(text: string): Requirement | undefined {
  const condition = text.trim();
  const compared = comparison.exec(condition);
  if (compared) return known(compared[1]!, compared[2] === '!=' ? 'NotIn' : 'In', [unquoted(compared[3]!)]);
  const listed = membership.exec(condition);
  if (listed) {
    const values = listed[3]!.split(',').map((item) => unquoted(item.trim()));
    return known(listed[1]!, listed[2] === 'in' ? 'In' : 'NotIn', values);
  }
  const present = presence.exec(condition);
  return present ? known(present[2]!, present[1] ? 'DoesNotExist' : 'Exists', []) : undefined;
}

/** Labels such as `projectcalico.org/namespace` are on no manifest; only the name of a namespace has a counterpart. */
function known(name: string, operator: Requirement['operator'], values: readonly string[]): Requirement | undefined {
  if (name.startsWith('projectcalico.org/') && name !== 'projectcalico.org/name') return undefined;
  return { key: name, operator, values };
}

function unquoted(text: string): string {
  return text.replace(/^["']|["']$/g, '');
}
