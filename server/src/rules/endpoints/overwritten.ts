/** The rule about Endpoints that the controller replaces. */

import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Endpoints for a Service with a selector: the endpoints controller puts the selected pods in their place. */
export const overwritten = defineRule({
  id: 'endpoints/overwritten',
  summary: 'Endpoints are written by hand for a Service that has a selector.',
  severity: 'warning',
  appliesTo: ['Endpoints'],

  *detect(endpoints, view) {
    const service = view.named('Service', endpoints.name).found[0]?.resource;
    const selector = service?.type === 'Service' ? service.spec?.selector : undefined;
    if (service?.type !== 'Service' || !selector?.key || !serviceSelector(service)) return;
    const message = `The selector of ${titleOf(service)} stands here.`;
    const related = [{ file: service.file, at: selector.key.at, message }];
    yield { at: nameAt(endpoints), related, endpoints };
  },

  explain({ endpoints }) {
    return {
      what: `${titleOf(endpoints)} are written by hand for a Service that has a selector.`,
      why: 'The endpoints controller replaces the addresses by those of the selected pods, so these are soon gone.',
      advice: 'Remove the selector of the Service, or remove the Endpoints.',
    };
  },
});
