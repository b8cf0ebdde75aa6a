/** Bends words into the syntax that the API demands of names and labels, as little as possible. */

import type { NameFormat } from './api-kinds.ts';
import {
  isDns1035Label,
  isDnsLabel,
  isDnsSubdomain,
  isLabelValue,
  isPathSegmentName,
  isQualifiedName,
} from './formats.ts';

/** The format that names of Services must have on a server: digits may lead since 1.36 (KEP-5311). */
export type ObjectNameFormat = Exclude<NameFormat, 'service' | 'own'> | 'letter-label';

/** What a person must know to write such a name. */
export const nameWords: Readonly<Record<ObjectNameFormat, string>> = {
  subdomain:
    'lower-case letters, digits, hyphens and dots, with a letter or digit at the beginning and end of each part',
  label: 'at most 63 lower-case letters, digits and hyphens, with a letter or digit at the beginning and the end',
  'letter-label':
    'at most 63 lower-case letters, digits and hyphens, with a letter at the beginning and no hyphen at the end',
  segment: 'no slash and no percent sign',
};

export function isName(text: string, format: ObjectNameFormat): boolean {
  switch (format) {
    case 'subdomain':
      return isDnsSubdomain(text);
    case 'label':
      return isDnsLabel(text);
    case 'letter-label':
      return isDns1035Label(text);
    case 'segment':
      return isPathSegmentName(text);
  }
}

/** The nearest name of a format, if little has to change. */
export function correctedName(text: string, format: ObjectNameFormat): string | undefined {
  const dotted = format === 'subdomain' ? text : text.replaceAll('.', '-');
  const name = dotted
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/[-.]*\.[-.]*/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '');
  return name !== '' && name !== text && isName(name, format) ? name : undefined;
}

/** The nearest label value. */
export function correctedLabelValue(text: string): string | undefined {
  const value = trimmed(text.replace(/[^A-Za-z0-9_.-]+/g, '-')).slice(0, 63);
  const corrected = trimmed(value);
  return corrected !== '' && corrected !== text && isLabelValue(corrected) ? corrected : undefined;
}

/** The nearest label or annotation key; a prefix must be a DNS subdomain, so letters there become small. */
export function correctedKey(text: string): string | undefined {
  const parts = text.split('/');
  if (parts.length > 2) return undefined;
  const name = trimmed(parts.at(-1)!.replace(/[^A-Za-z0-9_.-]+/g, '-'));
  const prefix = parts.length === 2 ? (correctedName(parts[0]!, 'subdomain') ?? parts[0]!) : undefined;
  const key = prefix === undefined ? name : `${prefix}/${name}`;
  return key !== text && isQualifiedName(key) ? key : undefined;
}

function trimmed(text: string): string {
  return text.replace(/^[-_.]+|[-_.]+$/g, '');
}
