/** The rule about headless Services of types that need an address. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { isHeadless, knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** `clusterIP: None` with NodePort or LoadBalancer: the API server refuses the Service. */
export const headlessExposed = defineRule({
  id: 'service/headless-exposed',
  summary: 'A headless Service is of the type NodePort or LoadBalancer.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isHeadless,

  *detect(service) {
    const type = knownServiceType(service);
    const { spec } = service;
    if (!spec || (type !== 'NodePort' && type !== 'LoadBalancer')) return;
    const none = spec.clusterIP?.value === 'None' ? spec.clusterIP : spec.clusterIPs!.items[0]!;
    yield { at: none.at, service, type, spec };
  },

  explain({ service, type }) {
    return {
      what: `${titleOf(service)} is headless and of the type ${type}.`,
      why: 'The API server refuses it: node ports and load balancers lead to the address of a Service, and it has none.',
      advice: 'Remove the None so that the Service gets an address, or set the type to ClusterIP.',
    };
  },

  repair({ spec }, { text }) {
    const fixes: Fix[] = [];
    const field = spec.clusterIP ? 'clusterIP' : 'clusterIPs';
    const single = !(spec.clusterIP && spec.clusterIPs);
    // With an address it would need ports.
    const addressed = single && spec.ports?.items.length ? removeField(text, spec, field) : undefined;
    if (addressed) fixes.push({ title: `Remove ${field}: None`, safe: false, edits: addressed });
    const typed = setField(text, spec, 'type', 'ClusterIP');
    if (typed) fixes.push({ title: 'Set type to ClusterIP', safe: false, edits: typed });
    return fixes;
  },
});
