/** The rule about Ingress paths without a path type. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { pathTitle } from '../../kubernetes/ingress-words.ts';
import { hasUnusualPath } from '../../kubernetes/kinds/ingress-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { placeOf } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A path without `pathType`: networking.k8s.io/v1 requires it, while the beta versions had a default. */
export const pathTypeMissing = defineRule({
  id: 'ingress/path-type-missing',
  summary: 'An Ingress path has no pathType.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualPath,

  *detect(ingress) {
    for (const rule of ingress.spec?.rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        if (path.pathType || isMisread(ingress, path, 'pathType')) continue;
        yield { at: path.path?.at ?? placeOf(path), ingress, rule, path };
      }
    }
  },

  explain({ ingress, rule, path }) {
    return {
      what: `Ingress ${ingress.name} has no pathType for ${pathTitle(rule, path)}.`,
      why: 'The API server refuses the Ingress: since networking.k8s.io/v1 every path says how it is compared.',
      advice: 'Add pathType: Prefix for a path and all below it, Exact for that path alone.',
    };
  },

  repair({ path }, { text }) {
    if (!path.path && !path.backend) return [];
    const written = path.path?.value ?? '';
    // Only ImplementationSpecific takes an empty path, and only controllers that read patterns were meant by others.
    const type = /^\/[-\w./~:@%+]*$/.test(written) ? 'Prefix' : 'ImplementationSpecific';
    const edits = setField(text, path, 'pathType', type, path.path ? { after: 'path' } : 'first');
    return edits ? [{ title: `Add pathType: ${type}`, safe: false, edits }] : [];
  },
});
