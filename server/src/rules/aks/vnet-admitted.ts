/** The rule about internal load balancers whose client ranges limit nobody in the virtual network. */

import {
  azureEntry,
  azurePrefix,
  isAzureLoadBalancer,
  isInternal,
  isOn,
} from '../../kubernetes/azure-load-balancer.ts';
import { addAnnotation } from '../../kubernetes/edit-fields.ts';
import { isLoadBalancer } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Azure's own security rule 65000 admits the whole network, until one that denies the rest stands before it. */
export const vnetAdmitted = defineRule({
  id: 'aks/vnet-admitted',
  summary: 'An internal load balancer lists its clients, and the whole virtual network is admitted all the same.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, view, { profile }) {
    if (!isAzureLoadBalancer(service, profile !== undefined) || !isInternal(service) || view.bundle.isOpen) return;
    // What stands in the field is enforced on the nodes, too.
    if (service.spec?.loadBalancerSourceRanges || isOn(azureEntry(service, deny))) return;
    const list = azureEntry(service, 'allowed-ip-ranges') ?? azureEntry(service, 'allowed-service-tags');
    const flag = azureEntry(service, deny)?.value.value ?? '';
    if (!list || list.value.value.trim() === '' || isPlaceholder(list.value.value) || isPlaceholder(flag)) return;
    yield { at: list.key.at, service, key: list.key.value };
  },

  explain({ service, key }) {
    return {
      what: `${titleOf(service)} is internal and limits its clients by ${key} only.`,
      why: 'The annotation adds security rules that admit, and a rule of Azure behind them admits the whole virtual network, with all that is peered to it.',
      advice: `Set ${azurePrefix}${deny} to "true" as well.`,
    };
  },

  repair({ service }, { text }) {
    const edits = addAnnotation(text, service, azurePrefix + deny, 'true');
    return edits ? [{ title: 'Deny everyone else', safe: false, edits }] : [];
  },
});

const deny = 'deny-all-except-load-balancer-source-ranges';
