/** Puts into words which pods a term of a policy means. */

import { namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import { type Selector, selectorText } from '../kubernetes/labels.ts';
import type { NamespaceTerm, PodTerm } from './clause.ts';

/** `pods with app=web of namespaces with team=shop`. */
export function termWords({ namespaces, pods }: PodTerm): string {
  const who = pods.requirements.length === 0 ? 'all pods' : `pods with ${selectorText(pods)}`;
  return `${who} of ${namespaceWords(namespaces)}`;
}

/** `namespace shop`, `namespaces with team=shop`. */
export function namespaceWords(namespaces: NamespaceTerm): string {
  if (namespaces.kind === 'own') return `namespace ${namespaces.name}`;
  const { selector } = namespaces;
  const name = onlyName(selector);
  if (name !== undefined) return `namespace ${name}`;
  return selector.requirements.length === 0 ? 'all namespaces' : `namespaces with ${selectorText(selector)}`;
}

function onlyName({ requirements }: Selector): string | undefined {
  const [only] = requirements;
  const isName = requirements.length === 1 && only?.key === namespaceNameLabel && only.operator === 'In';
  return isName && only.values.length === 1 ? only.values[0] : undefined;
}
