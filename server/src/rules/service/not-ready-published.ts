/** The rule about Services with an address that send traffic to pods which are not ready. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { isHeadless, knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `publishNotReadyAddresses` on a Service with an address: its clients reach pods whose readiness probes fail. */
export const notReadyPublished = defineRule({
  id: 'service/not-ready-published',
  summary: 'A Service with an address sends traffic to pods that are not ready.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Service'],

  *detect(service) {
    const { spec } = service;
    const type = knownServiceType(service);
    if (!spec?.publishNotReadyAddresses?.value || isHeadless(service) || !type || type === 'ExternalName') return;
    yield { at: keyAt(spec, 'publishNotReadyAddresses')!, service, spec };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} publishes pods that are not ready.`,
      why: 'Every pod counts as ready, so connections go to pods that start, fail their probes or shut down.',
      advice: 'Keep publishNotReadyAddresses for the headless Service by which the pods find each other.',
    };
  },

  repair({ spec }, { text }) {
    const edits = removeField(text, spec, 'publishNotReadyAddresses');
    return edits ? [{ title: 'Remove publishNotReadyAddresses', safe: false, edits }] : [];
  },
});
