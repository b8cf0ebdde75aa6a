/** Proposes values for annotations: the choices of their type, the objects they refer to, ranges, and their default. */

import type { Annotation } from '../../kubernetes/annotations/annotation.ts';
import type { ValueType } from '../../kubernetes/annotations/value-type.ts';
import { choicesOf } from '../../kubernetes/annotations/value-words.ts';
import type { Deployed } from '../../kubernetes/deployed.ts';
import type { Range } from '../../text/range.ts';
import { describeAnnotation } from '../hover-annotation.ts';
import { ofProfile } from './addresses.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import type { Site } from './site.ts';
import type { Part } from './written.ts';

export interface ValueProposals {
  readonly proposals: readonly Proposal[];
  /** The element of a list that the cursor is in, where the list has more than one. */
  readonly part: Part | undefined;
}

export function proposeAnnotationValues(site: Site, annotation: Annotation): ValueProposals {
  const { value: type, default: usual } = annotation;
  const describe = () => describeAnnotation(annotation.key);
  const choices = choicesOf(type).map((choice): Proposal => {
    const detail = choice === usual ? 'default' : '';
    return { value: choice, kind: 'value', detail, rank: choice === usual ? 1 : 0, describe };
  });
  const rest = usual === undefined || usual === '' || choices.some(({ value }) => value === usual) ? [] : [usual];
  const defaults = rest.map((value): Proposal => ({ value, kind: 'value', detail: 'default', rank: 2, describe }));
  const proposals = withoutRepeats([...choices, ...ofType(site, type), ...defaults]);
  return { proposals, part: type.kind === 'list' ? elementAt(site, type.separator) : undefined };
}

function ofType(site: Site, type: ValueType): Proposal[] {
  switch (type.kind) {
    case 'list':
      return ofType(site, type.of);
    case 'either':
      return type.of.flatMap((each) => ofType(site, each));
    case 'cidr':
      return ofProfile(site);
    case 'reference':
      return objects(site, type);
    default:
      return [];
  }
}

/** Objects of a kind by name, with their namespace in front where the type asks for it or they stand in another. */
function objects({ view }: Site, type: Extract<ValueType, { kind: 'reference' }>): Proposal[] {
  const found: Proposal[] = [];
  for (const { resource, namespace } of deployedOf(type.to, view)) {
    if (resource.name === '') continue;
    const isHere = namespace === view.namespace || namespace === undefined;
    if (!isHere && type.namespace === 'never') continue;
    const isQualified = type.namespace === 'required' || !isHere;
    if (isQualified && namespace === undefined) continue;
    const value = isQualified ? `${namespace}/${resource.name}` : resource.name;
    const describe = () => `Defined in ${resource.file}.`;
    found.push({ value, kind: 'object', detail: resource.kind, rank: isHere ? 0 : 1, describe });
  }
  return found;
}

function deployedOf(kind: string, { bundle }: Site['view']): Deployed[] {
  return [...bundle.unordered()].flatMap(({ deployed }) => deployed.filter(({ resource }) => resource.kind === kind));
}

/** The element between separators that the cursor is in, without blanks; undefined where the text is one element. */
function elementAt({ place, offset, text }: Site, separator: string): Part | undefined {
  const opening = /["']/.test(text[place.at.start] ?? '') ? 1 : 0;
  const from = place.at.start + opening;
  const to = place.at.start < place.at.end && opening > 0 && closes(text, place.at) ? place.at.end - 1 : place.at.end;
  if (!text.slice(from, to).includes(separator) || offset < from || offset > to) return undefined;
  let start = offset;
  let end = offset;
  while (start > from && text[start - 1] !== separator) start--;
  while (end < to && text[end] !== separator) end++;
  while (start < offset && /\s/.test(text[start]!)) start++;
  while (end > offset && /\s/.test(text[end - 1]!)) end--;
  return { at: { start, end } };
}

function closes(text: string, { start, end }: Range): boolean {
  return end - start > 1 && text[end - 1] === text[start];
}
