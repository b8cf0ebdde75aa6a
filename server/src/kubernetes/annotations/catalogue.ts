/** All annotation tables as one, looked up by key, by controller and by likeness. */

import { editsBetween, nearest } from '../../text/nearest.ts';
import { agc } from './agc.ts';
import { agic } from './agic.ts';
import type { Annotation, Placeholder } from './annotation.ts';
import { appRouting } from './app-routing.ts';
import { azureService } from './azure-service.ts';
import { certManager } from './cert-manager.ts';
import type { ControllerId } from './controller-table.ts';
import { externalDns } from './external-dns.ts';
import { type KeyFamily, keyFamilies } from './families.ts';
import { ingressNginx } from './ingress-nginx.ts';
import { istio } from './istio.ts';
import { kubernetes } from './kubernetes.ts';
import { otherControllers } from './other-controllers.ts';

/** A row that a key belongs to, and what stands for the row's placeholders. */
export interface AnnotationMatch {
  readonly annotation: Annotation;
  readonly placeholders: Readonly<Record<string, string>>;
}

export const annotations: readonly Annotation[] = [
  ...kubernetes,
  ...ingressNginx,
  ...certManager,
  ...externalDns,
  ...azureService,
  ...agic,
  ...agc,
  ...appRouting,
  ...istio,
  ...otherControllers,
];

/** The row of a key: the one that spells it out, else the one whose pattern fits. */
export function annotationOf(key: string): AnnotationMatch | undefined {
  const annotation = exact.get(key);
  if (annotation) return { annotation, placeholders: {} };
  for (const pattern of patterns.get(domainOf(key)) ?? []) {
    const found = pattern.regex.exec(key);
    if (found) return { annotation: pattern.annotation, placeholders: { ...found.groups } };
  }
  return undefined;
}

export function annotationsOf(controller: ControllerId): readonly Annotation[] {
  return annotations.filter((annotation) => annotation.controller === controller);
}

/** The family with the longest prefix that the key begins with. */
export function familyOf(key: string): KeyFamily | undefined {
  return familiesByLength.find((family) => key.startsWith(family.prefix));
}

/** Who reads a key; empty when nobody known does. */
export function controllersOfKey(key: string): readonly ControllerId[] {
  const match = annotationOf(key);
  return match ? [match.annotation.controller] : (familyOf(key)?.controllers ?? []);
}

/**
 * The key that was probably meant by one that has no row. Looks only among keys of the same domain, or of a domain
 * misspelt by a letter or two while the rest is right, so that foreign keys find nothing. Removed keys are no answer.
 */
export function nearestKey(key: string): string | undefined {
  if (annotationOf(key)) return undefined;
  const domain = domainOf(key);
  const name = key.slice(domain.length + 1);
  if (name === '') return undefined;
  const names = currentNames.get(domain) ?? currentNames.get(domain.toLowerCase());
  return names ? nearestIn(names, domain.toLowerCase(), name) : sameNameElsewhere(domain, name);
}

function nearestIn(names: readonly string[], domain: string, name: string): string | undefined {
  const isComplete = familyOf(`${domain}/${name}`)?.isComplete ?? false;
  const candidates = names.map((candidate) => filledLike(candidate, name)).filter((text) => !text.includes('{'));
  const found = nearest(name, candidates, allowedEdits(name, isComplete));
  if (found !== undefined) return `${domain}/${found}`;
  return isComplete ? sameNameElsewhere(domain, name) : undefined;
}

/** The same name under a domain that is spelt almost alike, or under another domain of the same controller. */
function sameNameElsewhere(domain: string, name: string): string | undefined {
  return domainsLike(domain)
    .map((candidate) => `${candidate}/${name}`)
    .find((candidate) => annotationOf(candidate));
}

/** Which domains are like one, for the domains asked about: a workspace has few, each many times. */
const likeDomains = new Map<string, readonly string[]>();
const mostDomains = 1000;

/** The domains that are spelt almost alike, or of the same controller, in alphabetical order. */
function domainsLike(domain: string): readonly string[] {
  const known = likeDomains.get(domain);
  if (known) return known;
  const owner = familyOf(`${domain}/`)?.controllers[0];
  const found = [...currentNames.keys()].filter((candidate) => {
    const isRelated = owner !== undefined && familyOf(`${candidate}/`)?.controllers[0] === owner;
    const isMisspelt = owner === undefined && domain.length > 6 && editsBetween(domain, candidate, 2) <= 2;
    return candidate !== domain && (isRelated || isMisspelt);
  });
  if (likeDomains.size >= mostDomains) likeDomains.clear();
  likeDomains.set(domain, found.sort());
  return found;
}

/**
 * One edit for short names, three for long ones; none for names so short that anything is near. Where the tables do not
 * hold every key, a name that is further off may well be right.
 */
function allowedEdits(name: string, isComplete: boolean): number {
  if (name.length < 4) return 0;
  return isComplete ? Math.min(3, Math.max(1, Math.floor(name.length / 8))) : 1;
}

/** A candidate with the number of the misspelt name in place of a port, so that `port_80_no_probe` can be compared. */
function filledLike(candidate: string, name: string): string {
  return candidate.includes('{port}') ? candidate.replace('{port}', /\d+/.exec(name)?.[0] ?? '{port}') : candidate;
}

function domainOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? '' : key.slice(0, slash);
}

interface KeyPattern {
  readonly annotation: Annotation;
  readonly regex: RegExp;
}

const placeholderTexts: Readonly<Record<Placeholder, string>> = {
  port: '[1-9]\\d{0,4}',
  word: '[^./]+',
  rest: '.+',
};

const familiesByLength = [...keyFamilies].sort((a, b) => b.prefix.length - a.prefix.length);
const exact: ReadonlyMap<string, Annotation> = new Map(
  annotations.filter((annotation) => !annotation.placeholders).map((annotation) => [annotation.key, annotation]),
);
const patterns: ReadonlyMap<string, readonly KeyPattern[]> = Map.groupBy(
  annotations
    .filter((annotation) => annotation.placeholders)
    .map((annotation): KeyPattern => ({ annotation, regex: regexOf(annotation) })),
  ({ annotation }) => domainOf(annotation.key),
);
/** The names to compare a misspelt one with, by domain: those in use, and of the open patterns none. */
const currentNames: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(annotations.filter(isCurrent), ({ key }) => domainOf(key))].map(([domain, rows]) => [
    domain,
    rows.map(({ key }) => key.slice(domain.length + 1)),
  ]),
);

function isCurrent(annotation: Annotation): boolean {
  const placeholders = Object.values(annotation.placeholders ?? {});
  return !annotation.removed && placeholders.every((placeholder) => placeholder === 'port');
}

function regexOf({ key, placeholders }: Annotation): RegExp {
  const source = key.replaceAll(/\{(\w+)\}|[.*+?^$()|[\]\\/]/g, (text, name?: string) =>
    name === undefined ? `\\${text}` : `(?<${name}>${placeholderTexts[placeholders![name]!]})`,
  );
  return new RegExp(`^${source}$`);
}
