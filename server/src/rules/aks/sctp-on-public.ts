/** The rule about SCTP ports of public load balancers on Azure. */

import { azureEntry, isAzureLoadBalancer, isInternal } from '../../kubernetes/azure-load-balancer.ts';
import { isLoadBalancer, servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Only internal load balancers of the Standard SKU carry SCTP, by their high availability ports. */
export const sctpOnPublic = defineRule({
  id: 'aks/sctp-on-public',
  summary: 'A public load balancer of Azure has an SCTP port.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, view, { profile }) {
    // A patch may still make the load balancer internal.
    if (!isAzureLoadBalancer(service, profile !== undefined) || isInternal(service) || view.bundle.isOpen) return;
    const internal = azureEntry(service, 'load-balancer-internal')?.value.value;
    if (internal !== undefined && isPlaceholder(internal)) return;
    for (const { protocol } of servicePorts(service)) {
      if (protocol?.value === 'SCTP') yield { at: protocol.at, service };
    }
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} has an SCTP port behind a public load balancer.`,
      why: 'Azure carries SCTP on internal load balancers only; the provider reports an error and brings the Service no address.',
      advice: 'Make the load balancer internal, or reach the pods by other means.',
    };
  },
});
