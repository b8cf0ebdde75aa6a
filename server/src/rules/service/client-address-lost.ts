/** The rule about load balancers behind which pods do not see their clients. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** externalTrafficPolicy Cluster, written or by default: nodes put their own address in place of the client's. */
export const clientAddressLost = defineRule({
  id: 'service/client-address-lost',
  summary: 'A load balancer may send traffic over a second node, which hides the client.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    const { spec } = service;
    if (!spec || knownServiceType(service) !== 'LoadBalancer') return;
    const policy = spec.externalTrafficPolicy;
    if (policy && policy.value !== '' && policy.value !== 'Cluster') return;
    yield { at: policy?.at ?? spec.type!.at, service, spec, isWritten: policy !== undefined };
  },

  explain({ service, isWritten }) {
    return {
      what: `${titleOf(service)} lets every node take its traffic${isWritten ? '' : ' by default'}.`,
      why: 'A node without pods hands connections on under its own address, so pods and policies do not see the client.',
      advice: 'Set externalTrafficPolicy to Local if the address of the client matters.',
    };
  },

  repair({ spec, isWritten }, { text }) {
    const edits = setField(text, spec, 'externalTrafficPolicy', 'Local', isWritten ? undefined : { after: 'type' });
    return edits ? [{ title: 'Set externalTrafficPolicy to Local', safe: false, edits }] : [];
  },
});
