/** The rule about addresses that a load balancer of Azure asks for and cannot have. */

import { type LoadBalancerAddressFault, loadBalancerAddressFault } from '../../cluster/load-balancer-address.ts';
import { azureEntry, isAzureLoadBalancer, isInternal } from '../../kubernetes/azure-load-balancer.ts';
import { isLoadBalancer } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** By annotation, or by the deprecated field where no annotation overrules it. */
export const loadBalancerAddressUnusable = defineRule({
  id: 'aks/load-balancer-address-unusable',
  summary: 'A load balancer of Azure asks for an address that it cannot have.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, view, { profile }) {
    if (!isAzureLoadBalancer(service, profile !== undefined)) return;
    const flag = azureEntry(service, 'load-balancer-internal')?.value.value ?? '';
    // Other spellings than true are wrong in themselves.
    if (isPlaceholder(flag) || !['', 'true', 'false'].includes(flag)) return;
    const subnet = azureEntry(service, 'load-balancer-internal-subnet')?.value.value;
    const annotated = ['ipv4', 'ipv6'].map((family) => azureEntry(service, `load-balancer-${family}`)?.value);
    const isNamed = azureEntry(service, 'pip-name') !== undefined;
    const field = annotated.some(Boolean) || isNamed ? undefined : service.spec?.loadBalancerIP;
    for (const written of [...annotated, field]) {
      if (!written || isPlaceholder(written.value)) continue;
      const fault = loadBalancerAddressFault(profile, written.value, isInternal(service), subnet);
      // An annotation with a private address lacks another one, and annotation/incomplete says so; a patch may add it.
      if (!fault || (fault === 'private' && (written !== field || view.bundle.isOpen))) continue;
      yield { at: written.at, service, address: written.value, fault, subnet };
    }
  },

  explain({ service, address, fault, subnet }) {
    return {
      what: `${titleOf(service)} asks for the address ${address}, ${words[fault].replace('{subnet}', subnet ?? '')}.`,
      why: 'Azure cannot give it to the load balancer, so the Service stays without an address.',
      advice:
        fault === 'private'
          ? 'Set the annotation azure-load-balancer-internal to "true", or ask for a public address that exists.'
          : 'Choose a free address of the subnet, from its fifth to its last but one.',
    };
  },
});

const words: Readonly<Record<LoadBalancerAddressFault, string>> = {
  private: 'which is private, for a public load balancer',
  services: 'which lies in the range of the cluster for Services',
  pods: 'which lies in the range of the cluster for pods',
  subnet: 'which lies outside of the subnet {subnet}',
  reserved: 'which Azure keeps for itself in its subnet',
};
