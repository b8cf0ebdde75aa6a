/** The rule about resource backends of an Ingress that no object can be. */

import { isDnsSubdomain, isPathSegmentName } from '../../kubernetes/formats.ts';
import { routeTitle } from '../../kubernetes/ingress-words.ts';
import { type IngressRoute, ingressRoutes } from '../../kubernetes/kinds/ingress.ts';
import { hasUnusualBackend } from '../../kubernetes/kinds/ingress-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { isPlaceholder, placeOf } from '../../kubernetes/shape.ts';
import type { Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** A reference to an object in the namespace of the Ingress needs a kind and a name, and a group that is a DNS name. */
export const backendResourceInvalid = defineRule({
  id: 'ingress/backend-resource-invalid',
  summary: 'A resource backend of an Ingress lacks kind or name, or has one that cannot be.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualBackend,

  *detect(ingress) {
    for (const route of ingressRoutes(ingress)) {
      const { resource } = route.backend;
      if (!resource || isMisread(ingress, resource)) continue;
      for (const { at, fault } of faultsOf(resource)) yield { at, ingress, route, fault };
    }
  },

  explain({ ingress, route, fault }) {
    return {
      what: `Ingress ${ingress.name} sends ${routeTitle(route)} to a resource that ${fault}.`,
      why: 'The API server refuses the Ingress: it could not tell which object is meant.',
      advice: 'Give the kind and the name of the object, and its API group without version.',
    };
  },
});

type Reference = NonNullable<IngressRoute['backend']['resource']>;

function* faultsOf(reference: Reference): Iterable<{ at: Range; fault: string }> {
  const { apiGroup } = reference;
  if (apiGroup?.value && !isPlaceholder(apiGroup.value) && !isDnsSubdomain(apiGroup.value)) {
    yield { at: apiGroup.at, fault: `has the API group "${apiGroup.value}", which is no DNS name` };
  }
  for (const field of ['kind', 'name'] as const) {
    const written = reference[field];
    if (!written?.value) yield { at: written?.at ?? placeOf(reference), fault: `has no ${field}` };
    else if (!isPlaceholder(written.value) && !isPathSegmentName(written.value)) {
      yield { at: written.at, fault: `has the ${field} "${written.value}", which cannot stand in a path` };
    }
  }
}
