/** The rule about policies that mean the clients of a load balancer by addresses which the pods do not see. */

import { isAzureLoadBalancer } from '../../kubernetes/azure-load-balancer.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { directionsOf, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { hasIpBlocks, policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import type { Service } from '../../kubernetes/kinds/service.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { privateAddresses } from '../../network/conventions.ts';
import { addressesOf } from '../../workspace/policy-cover.ts';
import { servicesFor } from '../../workspace/services-for.ts';
import { defineRule } from '../rule.ts';

/** Under externalTrafficPolicy Cluster nodes put their own address in place of the client's (AKS: use-network-policies). */
export const clientBlockIneffective = defineRule({
  id: 'aks/client-block-ineffective',
  summary: 'A NetworkPolicy admits clients of a load balancer by addresses that the pods do not see.',
  severity: 'information',
  appliesTo: ['NetworkPolicy'],
  where: hasIpBlocks,

  *detect(policy, view, { profile }) {
    if (!directionsOf(policy).has('inbound') || view.bundle.isOpen) return;
    for (const { rule, peer } of policyPeers(policy)) {
      const addresses = rule.direction === 'inbound' ? addressesOf(peer) : undefined;
      const cidr = peer.ipBlock?.cidr;
      // Only public addresses are surely those of clients, and a block for all of them limits nobody.
      if (!addresses || !cidr || addresses.v4.size > 1n << 30n || !addresses.intersect(privateAddresses).isEmpty)
        continue;
      const service = balancerOf(profile !== undefined);
      if (!service) return;
      const related = [{ file: service.file, at: nameAt(service), message: `${titleOf(service)} brings the clients.` }];
      yield { at: cidr.at, related, policy, cidr: cidr.value, service };
    }

    function balancerOf(isForAks: boolean): Service | undefined {
      const services = view.podsOf(policySelector(policy)).found.flatMap((pod) => servicesFor(view, pod));
      return services
        .map(({ resource }) => resource)
        .find((one) => {
          const local = one.spec?.externalTrafficPolicy?.value;
          return isAzureLoadBalancer(one, isForAks) && (local === undefined || local === 'Cluster');
        });
    }
  },

  explain({ policy, cidr, service }) {
    return {
      what: `${titleOf(policy)} admits ${cidr}, but clients of ${titleOf(service)} may come under the address of a node.`,
      why: 'Its externalTrafficPolicy is Cluster, so nodes hand connections on under their own address, which the block does not hold.',
      advice: 'Set externalTrafficPolicy to Local, or list the clients in loadBalancerSourceRanges of the Service.',
    };
  },

  repair({ service }, { file, text, fileOf }) {
    const isHere = service.file === file;
    const other = isHere ? text : fileOf(service.file)?.text;
    const edits = other === undefined ? undefined : setField(other, service.spec, 'externalTrafficPolicy', 'Local');
    if (!edits) return [];
    const title = `Set externalTrafficPolicy of ${service.name} to Local`;
    return [
      isHere
        ? { title, safe: false, edits }
        : { title, safe: false, edits: [], elsewhere: [{ file: service.file, edits }] },
    ];
  },
});
