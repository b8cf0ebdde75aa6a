/** The rule about Ingress paths that the API server does not take for their path type. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { hasUnusualPath } from '../../kubernetes/kinds/ingress-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { isPlaceholder, placeOf } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A path that is not absolute or holds what would be resolved away (validateIngressPath in pkg/apis/networking). */
export const pathMalformed = defineRule({
  id: 'ingress/path-malformed',
  summary: 'An Ingress path is not absolute, or holds dots, doubled or encoded slashes.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualPath,

  *detect(ingress) {
    for (const rule of ingress.spec?.rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        const type = path.pathType?.value;
        const written = path.path?.value ?? '';
        if (!type || !judged.has(type) || isPlaceholder(written) || isMisread(ingress, path)) continue;
        const fault = faultOf(written, type);
        if (fault) yield { at: path.path ? path.path.at : placeOf(path), ingress, path, written, type, fault };
      }
    }
  },

  explain({ ingress, written, type, fault }) {
    return {
      what: written
        ? `Ingress ${ingress.name} has the path "${written}", which ${fault}.`
        : `Ingress ${ingress.name} has a path of type ${type} without text.`,
      why: `The API server refuses the Ingress: paths of type ${type} ${demands[type]}.`,
      advice: written
        ? 'Write the path as clients send it, from the first slash on.'
        : 'Add path: / to mean every path.',
    };
  },

  repair({ path, written, type, fault }, { text }) {
    const mended = mendedPath(written);
    const edits = fault && faultOf(mended, type) ? undefined : setField(text, path, 'path', mended, 'first');
    return edits ? [{ title: `Write ${mended}`, safe: written !== '', edits }] : [];
  },
});

const judged = new Set(['Exact', 'Prefix', 'ImplementationSpecific']);

const demands: Readonly<Record<string, string>> = {
  Exact: 'are absolute and hold neither empty nor dot segments nor encoded slashes',
  Prefix: 'are absolute and hold neither empty nor dot segments nor encoded slashes',
  ImplementationSpecific: 'are empty or begin with a slash',
};

/** What is wrong with a path, as the end of "which …". */
function faultOf(path: string, type: string): string | undefined {
  if (type === 'ImplementationSpecific' && path === '') return undefined;
  if (!path.startsWith('/')) return 'does not begin with a slash';
  if (type === 'ImplementationSpecific') return undefined;
  if (/%2f/i.test(path)) return 'holds an encoded slash';
  if (path.includes('//')) return 'holds two slashes in a row';
  return /\/\.\.?(\/|$)/.test(path) ? 'holds a dot segment' : undefined;
}

/** Without empty segments and those that mean the place itself; what leads upwards is for its author to resolve. */
function mendedPath(path: string): string {
  return `/${path}`.replaceAll(/(\/\.)+(?=\/|$)/g, '').replaceAll(/\/{2,}/g, '/') || '/';
}
