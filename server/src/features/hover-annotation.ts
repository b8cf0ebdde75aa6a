/** An annotation in words: what it does, what it takes, its default, and who reads it. */

import { type Annotation, effects, type Retirement, type Risk } from '../kubernetes/annotations/annotation.ts';
import { type Carrier, placementOf } from '../kubernetes/annotations/carried.ts';
import { annotationOf } from '../kubernetes/annotations/catalogue.ts';
import { problemOf } from '../kubernetes/annotations/check-value.ts';
import { conditionWords } from '../kubernetes/annotations/condition-words.ts';
import { controller } from '../kubernetes/annotations/controllers.ts';
import { describe } from '../kubernetes/annotations/value-words.ts';
import { inlineCode } from '../text/markdown.ts';
import { listWords } from '../text/words.ts';
import { isDeadFor } from '../workspace/class-owners.ts';
import type { View } from '../workspace/view.ts';

/** Without a value, what holds for any; `unread` says what keeps it from being read where it stands. */
export function describeAnnotation(key: string, value?: string, unread?: string): string | undefined {
  const annotation = annotationOf(key)?.annotation;
  if (!annotation) return undefined;
  const parts = [`**${inlineCode(key)}**`, annotation.meaning, facts(annotation)];
  for (const state of ['deprecated', 'removed'] as const) {
    const retirement = annotation[state];
    if (retirement) parts.push(retirementWords(state, retirement));
  }
  if (annotation.risk) parts.push(riskWords(annotation.risk));
  if (value !== undefined && problemOf(annotation.value, value)) {
    parts.push(`The value ${inlineCode(value)} does not fit. ${effects[annotation.invalid]}`);
  }
  if (unread !== undefined) parts.push(unread);
  parts.push(`*Source: ${annotation.source}*`);
  return parts.filter(Boolean).join('\n\n');
}

/** Why the annotation is not read where it stands; undefined where it is. */
export function unreadWords(annotation: Annotation, carrier: Carrier, view: View): string | undefined {
  const { title } = controller(annotation.controller);
  if (isDeadFor(annotation.controller, carrier, view.self.resource, view)) {
    return `It has no effect here: the class belongs to another controller than ${title}.`;
  }
  const placement = placementOf(annotation, carrier);
  if (placement === 'read') return undefined;
  const effect = effects[annotation.misplaced ?? 'ignored'];
  const places = annotation.on.filter(({ kind, field }) => kind === carrier.kind && field === carrier.field);
  const conditions = places.flatMap(({ when }) => when ?? []);
  if (placement === 'condition-unmet' && conditions.length > 0) {
    return `It is read only where ${listWords([...new Set(conditions.map(conditionWords))])}. ${effect}`;
  }
  return `It is read on ${listWords([...new Set(annotation.on.map(({ kind }) => kind))], 'or')}. ${effect}`;
}

function retirementWords(state: 'deprecated' | 'removed', { version, date, replacement }: Retirement): string {
  const since = version === undefined ? '' : ` since ${version}`;
  const on = date === undefined ? '' : ` on ${date}`;
  if (!replacement) return `${state === 'removed' ? 'Removed' : 'Deprecated'}${since}${on}.`;
  const other = 'annotation' in replacement ? replacement.annotation : replacement.field;
  const value = replacement.value === undefined ? '' : `: ${replacement.value}`;
  return `${state === 'removed' ? 'Removed' : 'Deprecated'}${since}${on}; use ${inlineCode(`${other}${value}`)}.`;
}

function riskWords({ level, cves = [] }: Risk): string {
  return `Risk: ${level}${cves.length > 0 ? ` (${cves.join(', ')})` : ''}.`;
}

function facts(annotation: Annotation): string {
  const lines = [`- Read by ${controller(annotation.controller).title}`, `- Takes ${describe(annotation.value)}`];
  if (annotation.default !== undefined)
    lines.push(`- Default: ${annotation.default === '' ? 'empty' : inlineCode(annotation.default)}`);
  if (annotation.whenEmpty !== undefined) lines.push(`- Empty: ${annotation.whenEmpty}`);
  if (annotation.since !== undefined) lines.push(`- Since ${annotation.since}`);
  return lines.join('\n');
}
