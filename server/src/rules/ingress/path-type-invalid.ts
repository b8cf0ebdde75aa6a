/** The rule about path types that the API does not have. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { pathTitle } from '../../kubernetes/ingress-words.ts';
import { hasUnusualPath } from '../../kubernetes/kinds/ingress-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** The API knows three path types, spelt exactly so. */
export const pathTypeInvalid = defineRule({
  id: 'ingress/path-type-invalid',
  summary: 'An Ingress path has a pathType that does not exist.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualPath,

  *detect(ingress) {
    for (const rule of ingress.spec?.rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        const type = path.pathType;
        if (!type || pathTypes.includes(type.value) || isPlaceholder(type.value)) continue;
        const meant = borrowed[type.value] ?? nearest(type.value, pathTypes);
        yield { at: type.at, ingress, path, type: type.value, title: pathTitle(rule, path), meant };
      }
    }
  },

  explain({ ingress, type, title, meant }) {
    return {
      what: `Ingress ${ingress.name} has the pathType ${type || '""'} for ${title}.`,
      why: 'The API server refuses the Ingress: a pathType is Exact, Prefix or ImplementationSpecific, letter for letter.',
      advice: meant ? `Write ${meant}.` : 'Choose one of the three.',
    };
  },

  repair({ path, type, meant }, { text }) {
    const edits = meant && setField(text, path, 'pathType', meant);
    const safe = meant?.toLowerCase() === type.toLowerCase();
    return edits ? [{ title: `Write ${meant}`, safe, edits }] : [];
  },
});

const pathTypes: readonly string[] = ['Exact', 'Prefix', 'ImplementationSpecific'];

/** What the Gateway API calls them. */
const borrowed: Readonly<Record<string, string>> = {
  PathPrefix: 'Prefix',
  RegularExpression: 'ImplementationSpecific',
};
