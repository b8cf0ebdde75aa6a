/** The rule about the deprecated field for a load balancer's address. */

import { knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `loadBalancerIP`, deprecated since Kubernetes 1.24: what it does differs from cloud to cloud. */
export const loadBalancerIpDeprecated = defineRule({
  id: 'service/load-balancer-ip-deprecated',
  summary: 'A Service asks for the address of its load balancer in a deprecated field.',
  severity: 'information',
  appliesTo: ['Service'],

  *detect(service) {
    const { spec } = service;
    // On other types nobody reads it, and service/field-ignored says so.
    if (!spec?.loadBalancerIP?.value || knownServiceType(service) !== 'LoadBalancer') return;
    yield { at: keyAt(spec, 'loadBalancerIP')!, tag: 'deprecated' as const, service };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} asks for an address in loadBalancerIP.`,
      why: 'The field is deprecated since Kubernetes 1.24: it has no dual-stack form, and clouds may stop reading it.',
      advice: 'Use the annotation that your load balancer controller documents.',
    };
  },
});
