/** The rule about OpenShift Routes without TLS. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { specKeyAt } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Without `spec.tls` a Route is served in clear text. */
export const tlsMissing = defineRule({
  id: 'openshift-route/tls-missing',
  summary: 'An OpenShift Route has no TLS.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['OpenShiftRoute'],

  *detect(route) {
    if (route.spec && !route.spec.tls) yield { at: specKeyAt(route), route, spec: route.spec };
  },

  explain({ route }) {
    return {
      what: `Route ${route.name} has no TLS.`,
      why: 'The router serves it in clear text.',
      advice: 'Add tls with a termination: edge, reencrypt or passthrough.',
    };
  },

  repair({ spec }, { text }) {
    const edits = setField(text, spec, 'tls', { termination: 'edge' });
    return edits ? [{ title: 'Add TLS that ends at the router', safe: false, edits }] : [];
  },
});
