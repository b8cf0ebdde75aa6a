/** The rule about Ingress backends that are both a Service and a resource, or neither. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { pathTitle } from '../../kubernetes/ingress-words.ts';
import type { IngressBackend } from '../../kubernetes/kinds/ingress.ts';
import { hasUnusualBackend } from '../../kubernetes/kinds/ingress-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { keyAt, placeOf } from '../../kubernetes/shape.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** A backend is exactly one of `service` and `resource` (validateIngressBackend in pkg/apis/networking). */
export const backendAmbiguous = defineRule({
  id: 'ingress/backend-ambiguous',
  summary: 'An Ingress backend has both service and resource, or neither.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualBackend,

  *detect(ingress) {
    const { defaultBackend, rules } = ingress.spec ?? {};
    if (defaultBackend && !isMisread(ingress, defaultBackend)) {
      const at = faultyAt(defaultBackend, placeOf(defaultBackend));
      if (at) yield { at, ingress, backend: defaultBackend, title: 'the default backend' };
    }
    for (const rule of rules?.items ?? []) {
      for (const path of rule.http?.paths?.items ?? []) {
        const { backend } = path;
        if (isMisread(ingress, path) || (backend && isMisread(ingress, backend))) continue;
        // An item without anything lacks its pathType first of all, and the API server looks no further either.
        if (!path.path && !path.pathType && !backend) continue;
        const at = faultyAt(backend, backend ? placeOf(backend) : (path.path?.at ?? placeOf(path)));
        if (at) yield { at, ingress, backend, title: pathTitle(rule, path) };
      }
    }
  },

  explain({ ingress, backend, title }) {
    const words = backend?.service ? 'both a Service and a resource' : 'neither a Service nor a resource';
    return {
      what: `Ingress ${ingress.name} has ${words} behind ${title}.`,
      why: 'The API server refuses the Ingress: a backend is exactly one of service and resource.',
      advice: backend?.service ? 'Keep one of the two.' : 'Add service with the name and port of a Service.',
    };
  },

  repair({ backend }, { text }) {
    if (!backend?.service) return [];
    const edits = removeField(text, backend, 'resource');
    return edits ? [{ title: 'Keep the Service', safe: false, edits }] : [];
  },
});

/** Where to point at for a backend with both or with neither. */
function faultyAt(backend: IngressBackend | undefined, missing: Range): Range | undefined {
  const hasService = backend?.service !== undefined;
  const hasResource = backend?.resource !== undefined;
  if (hasService !== hasResource) return undefined;
  return hasService && backend ? keyAt(backend, 'resource') : missing;
}
