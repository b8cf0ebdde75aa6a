/** The rule about labels that AKS keeps for itself. */

import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Azure Policy "Kubernetes clusters should not use AKS specific labels" (NoAKSSpecificLabels), a deployment safeguard. */
export const labelReserved = defineRule({
  id: 'aks/label-reserved',
  summary: 'An object carries a label that is reserved for Azure Kubernetes Service.',
  severity: 'warning',
  preset: 'aks-safeguards',
  appliesTo: 'every',

  *detect(resource) {
    const own = resource.labels?.entries ?? [];
    const ofPods = resource.type === 'Workload' && resource.kind !== 'Pod' ? (resource.podLabels?.entries ?? []) : [];
    for (const { key } of [...own, ...ofPods]) {
      if (key.value.startsWith(prefix) && !forUsers.has(key.value)) yield { at: key.at, resource, key: key.value };
    }
  },

  explain({ resource, key }) {
    return {
      what: `${titleOf(resource)} has the label ${key}, which is reserved for AKS.`,
      why: 'The deployment safeguard "no AKS specific labels" warns of the object or denies it, and AKS may change or read the label.',
      advice: 'Use a label with a domain of your own.',
    };
  },
});

const prefix = 'kubernetes.azure.com/';
/** Labels that the documentation of AKS has users set. */
const forUsers: ReadonlySet<string> = new Set(['kubernetes.azure.com/service-egress-gateway']);
