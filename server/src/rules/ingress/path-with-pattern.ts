/** The rule about patterns in Exact and Prefix paths, which ingress-nginx refuses. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { pathTitle } from '../../kubernetes/ingress-words.ts';
import { injectionIn } from '../../kubernetes/injection.ts';
import { hasUnusualPath } from '../../kubernetes/kinds/ingress-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isServedByNginx } from '../../workspace/class-owners.ts';
import { defineRule } from '../rule.ts';

/** `strict-validate-path-type`, on by default since ingress-nginx 1.12: patterns need ImplementationSpecific. */
export const pathWithPattern = defineRule({
  id: 'ingress/path-with-pattern',
  summary: 'An Exact or Prefix path for ingress-nginx holds characters of a pattern.',
  severity: 'warning',
  appliesTo: ['Ingress'],
  where: hasUnusualPath,

  *detect(ingress, view) {
    for (const rule of ingress.spec?.rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        const type = path.pathType?.value;
        const written = path.path;
        if ((type !== 'Exact' && type !== 'Prefix') || !written?.value.startsWith('/')) continue;
        if (/^[-\w./]*$/.test(written.value) || isPlaceholder(written.value) || injectionIn(written.value)) continue;
        if (!isServedByNginx(ingress, view)) return;
        yield { at: written.at, ingress, path, type, title: pathTitle(rule, path) };
      }
    }
  },

  explain({ ingress, type, title }) {
    return {
      what: `Ingress ${ingress.name} has ${title} of type ${type}, which is no plain path.`,
      why: 'ingress-nginx refuses the Ingress since version 1.12: such paths hold letters, digits and . _ - / only.',
      advice: 'Write pathType: ImplementationSpecific for a regular expression.',
    };
  },

  repair({ path }, { text }) {
    const edits = setField(text, path, 'pathType', 'ImplementationSpecific');
    return edits ? [{ title: 'Write pathType: ImplementationSpecific', safe: false, edits }] : [];
  },
});
