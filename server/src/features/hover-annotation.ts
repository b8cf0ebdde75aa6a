/** An annotation in words: what it does, what it takes, its default, and who reads it. */

import { type Annotation, effects, type Risk } from '../kubernetes/annotations/annotation.ts';
import { annotationOf } from '../kubernetes/annotations/catalogue.ts';
import { problemOf } from '../kubernetes/annotations/check-value.ts';
import { controller } from '../kubernetes/annotations/controllers.ts';
import { describe } from '../kubernetes/annotations/value-words.ts';
import { inlineCode } from '../text/markdown.ts';

/** Without a value, what holds for any. */
export function describeAnnotation(key: string, value?: string): string | undefined {
  const annotation = annotationOf(key)?.annotation;
  if (!annotation) return undefined;
  const parts = [`**${inlineCode(key)}**`, annotation.meaning, facts(annotation)];
  if (annotation.risk) parts.push(riskWords(annotation.risk));
  if (value !== undefined && problemOf(annotation.value, value))
    parts.push(`The value ${inlineCode(value)} does not fit. ${effects[annotation.invalid]}`);
  parts.push(`*Source: ${annotation.source}*`);
  return parts.filter(Boolean).join('\n\n');
}

function riskWords({ level, cves = [] }: Risk): string {
  return `Risk: ${level}${cves.length > 0 ? ` (${cves.join(', ')})` : ''}.`;
}

function facts(annotation: Annotation): string {
  const lines = [`- Read by ${controller(annotation.controller).title}`, `- Takes ${describe(annotation.value)}`];
  if (annotation.default !== undefined) lines.push(`- Default: ${inlineCode(annotation.default)}`);
  if (annotation.since !== undefined) lines.push(`- Since ${annotation.since}`);
  return lines.join('\n');
}
