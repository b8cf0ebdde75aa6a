/** The rule about Ingress backends without the name of a Service, or with one that no Service can have. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDns1035Label, isDnsLabel } from '../../kubernetes/formats.ts';
import { routeTitle } from '../../kubernetes/ingress-words.ts';
import { ingressRoutes } from '../../kubernetes/kinds/ingress.ts';
import { hasUnusualBackend } from '../../kubernetes/kinds/ingress-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { isPlaceholder, placeOf } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A Service name is a DNS label; before Kubernetes 1.36 it had to begin with a letter (RelaxedServiceNameValidation). */
export const backendServiceNameInvalid = defineRule({
  id: 'ingress/backend-service-name-invalid',
  summary: 'An Ingress backend names no Service, or has a name that no Service can have.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasUnusualBackend,

  *detect(ingress, view, { kubernetes }) {
    const isName = kubernetes >= 36 ? isDnsLabel : isDns1035Label;
    for (const route of ingressRoutes(ingress)) {
      const { service } = route.backend;
      if (!service || isMisread(ingress, service)) continue;
      const written = service.name?.value ?? '';
      if (isName(written) || isPlaceholder(written)) continue;
      const meant = meantBy(written);
      const isThere = meant !== undefined && view.named('Service', meant).found.length > 0;
      const near = meant !== undefined && isName(meant) ? meant : undefined;
      const mustBeginWithLetter = kubernetes < 36;
      const at = service.name?.at ?? placeOf(service);
      yield { at, ingress, route, service, written, near, isThere, mustBeginWithLetter };
    }
  },

  explain({ ingress, route, written, near, mustBeginWithLetter }) {
    return {
      what: written
        ? `Ingress ${ingress.name} sends ${routeTitle(route)} to "${written}", which is no name of a Service.`
        : `Ingress ${ingress.name} sends ${routeTitle(route)} to a Service without a name.`,
      why: /^[^.]+\.[^.]+/.test(written)
        ? 'The API server refuses the Ingress: a backend is named by the Service alone, in the namespace of the Ingress.'
        : `The API server refuses the Ingress: the name of a Service is a DNS label of at most 63 characters${mustBeginWithLetter ? ' that begins with a letter' : ''}.`,
      advice: near ? `Write ${near}.` : 'Write the name of a Service in the namespace of the Ingress.',
    };
  },

  repair({ service, near, isThere }, { text }) {
    const edits = near ? setField(text, service, 'name', near) : undefined;
    return edits ? [{ title: `Write ${near}`, safe: isThere, edits }] : [];
  },
});

/** The label that a DNS name of a Service begins with, or a name in lower case with dashes. */
function meantBy(written: string): string | undefined {
  const label = written.toLowerCase().replace(/\..*$/, '').replaceAll('_', '-');
  return isDnsLabel(label) ? label : undefined;
}
