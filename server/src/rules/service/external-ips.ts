/** The rule about Services that take traffic for addresses of their own choice. */

import { isHeadless, knownServiceType } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { countOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** `externalIPs`: the nodes take over the named addresses, whoever has them (CVE-2020-8554, KEP-5707). */
export const externalIps = defineRule({
  id: 'service/external-ips',
  summary: 'A Service takes the traffic of the cluster to addresses of its own choice.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service, _view, { kubernetes }) {
    const { spec } = service;
    const count = spec?.externalIPs?.items.length ?? 0;
    // On these the field has no effect, and service/field-ignored says so.
    if (!spec || count === 0 || isHeadless(service) || knownServiceType(service) === 'ExternalName') return;
    const isDeprecated = kubernetes >= 36;
    yield {
      at: keyAt(spec, 'externalIPs')!,
      ...(isDeprecated && { tag: 'deprecated' as const }),
      service,
      count,
      isDeprecated,
    };
  },

  explain({ service, count, isDeprecated }) {
    return {
      what: `${titleOf(service)} takes the traffic to ${countOf(count, 'external address', 'external addresses')}.`,
      why: isDeprecated
        ? 'Nodes redirect traffic to these addresses without asking who owns them; the field is deprecated in Kubernetes 1.36.'
        : 'Nodes redirect traffic to these addresses without asking who owns them, so a Service can intercept that of others.',
      advice: 'Use a load balancer or the Gateway API to bring traffic in.',
    };
  },
});
