/** The rule about Services without selector for which nobody writes endpoints. */

import { hasNoSelector, isHeadless, knownServiceType } from '../../kubernetes/kinds/service.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { mayGainSelector } from '../../workspace/recipe-changes.ts';
import { endpointsOf } from '../../workspace/service-lookups.ts';
import { soften } from '../absent.ts';
import { defineRule } from '../rule.ts';

/** No selector, and neither Endpoints nor an EndpointSlice for it: the Service leads nowhere until somebody adds one. */
export const endpointsMissing = defineRule({
  id: 'service/endpoints-missing',
  summary: 'A Service without selector has no Endpoints and no EndpointSlice.',
  severity: 'information',
  appliesTo: ['Service'],
  where: hasNoSelector,

  *detect(service, view) {
    const { spec } = service;
    const type = knownServiceType(service);
    if (!spec || !type || type === 'ExternalName' || isMisread(service, spec)) return;
    if (service.name === 'kubernetes') return;
    // Labels of a kustomization become selectors of its Services.
    if (mayGainSelector(view)) return;
    const { found, possible } = endpointsOf(view, service.name);
    if (found.length > 0 || possible.length > 0) return;
    const softened = soften(view.absenceOf('Endpoints', service.name));
    if (!softened) return;
    yield { ...softened, at: keyAt(spec, 'selector') ?? specKeyAt(service), service };
  },

  explain({ service, elsewhere }) {
    return {
      what: `${titleOf(service)} has no selector, and nothing lists endpoints for it.`,
      why: elsewhere
        ? `Endpoints of this name stand in ${elsewhere}, where they do not count for this Service.`
        : isHeadless(service)
          ? 'Its name resolves to nothing until something writes an EndpointSlice for it.'
          : 'Connections to its address are refused until something writes an EndpointSlice for it.',
      advice: `Add a selector, or an EndpointSlice with the label kubernetes.io/service-name: ${service.name || 'NAME'}.`,
    };
  },
});
