/** The rule about Services that take the address of Azure's WireServer. */

import { titleOf } from '../../kubernetes/resource.ts';
import { addressesOf, hasAddresses } from '../../kubernetes/service-addresses.ts';
import { defineRule } from '../rule.ts';

/** 168.63.129.16 answers every machine of Azure with its settings, its DNS and its probes. */
export const wireServerAddress = defineRule({
  id: 'aks/wire-server-address',
  summary: "A Service takes traffic for the address of Azure's WireServer.",
  severity: 'warning',
  appliesTo: ['Service'],
  where: hasAddresses,

  *detect(service) {
    for (const { field, text, written } of addressesOf(service)) {
      if (text === '168.63.129.16') yield { at: written.at, service, field };
    }
  },

  explain({ service, field }) {
    return {
      what: `${titleOf(service)} has the address of Azure's WireServer, 168.63.129.16, in ${field}.`,
      why: 'Nodes would send what they ask Azure itself, such as their credentials and names, to the pods of this Service; AKS Automatic refuses it.',
      advice: 'Remove the address.',
    };
  },
});
