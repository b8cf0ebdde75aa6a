/**
 * Makes the rows of ingress-nginx. Types follow the validators in internal/ingress/annotations, risks the page
 * annotations-risk.md; what a wrong value does follows the Parse function of each package.
 */

import type { Annotation, Clause, Effect, Place, Risk } from './annotation.ts';
import { pattern, type ValueType } from './value-type.ts';

const onIngress: readonly Place[] = [{ kind: 'Ingress' }];

/** The whole key of an annotation of ingress-nginx. */
export function nginxKey(name: string): string {
  return `nginx.ingress.kubernetes.io/${name}`;
}

type Rest = Partial<Annotation> & { readonly cves?: readonly string[] };

/** Makes the rows of one package: name, upstream's risk, type, effect of a wrong value, meaning, what is special. */
export function inPackage(path: string) {
  return (
    name: string,
    level: Risk['level'],
    value: ValueType,
    invalid: Effect,
    meaning: string,
    { cves, ...rest }: Rest = {},
  ): Annotation => ({
    key: nginxKey(name),
    controller: 'ingress-nginx',
    on: onIngress,
    value,
    invalid,
    meaning,
    risk: cves ? { level, cves } : { level },
    source: `ingress-nginx: internal/ingress/annotations/${path}`,
    ...rest,
  });
}

/** A clause of `needs`: without that other annotation this one has no effect. */
export function needs(name: string, because: string, is: 'present' | 'enabled' = 'present'): Clause {
  return { when: [{ annotation: nginxKey(name), is }], effect: 'ignored', because };
}

/** A clause of `clashes`: the other annotation wins. */
export function losesTo(name: string, because: string): Clause {
  return { when: [{ annotation: nginxKey(name), is: 'present' }], effect: 'ignored', because };
}

// The controller takes blanks out before it matches most patterns, and refuses line breaks in all of them.

export const plain = pattern(/^[-._~a-zA-Z0-9/:]*$/, 'letters, digits and - . _ ~ / : only', 'removed');

export const url = pattern(
  /^[-._~a-zA-Z0-9/:,?&=]*$/,
  'a URL of letters, digits and - . _ ~ / : , ? & = only',
  'removed',
);

export const serverName = pattern(
  /^[-._~a-zA-Z0-9/:^$[\](){}*+?|&=\\]*$/,
  'a server name, possibly with the characters of a regular expression',
  'trimmed',
);

export const variable = pattern(/^[-A-Za-z0-9_${}]*$/, 'text with NGINX variables such as $request_id', 'removed');
