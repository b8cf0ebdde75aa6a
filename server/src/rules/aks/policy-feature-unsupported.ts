/** The rule about NetworkPolicies that use what the cluster's policy engine does not do. */

import { titleOf } from '../../kubernetes/resource.ts';
import { engineLimits } from '../../workspace/engine-limits.ts';
import { defineRule } from '../rule.ts';

/** Cilium and Azure Network Policy Manager, each with its own gaps; the API server takes all of it. */
export const policyFeatureUnsupported = defineRule({
  id: 'aks/policy-feature-unsupported',
  summary: "A NetworkPolicy uses what the cluster's policy engine does not support.",
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view, { profile, kubernetes }) {
    for (const { at, isCertain, ...words } of engineLimits(policy, view, profile, kubernetes)) {
      yield { at, ...(isCertain && { severity: 'error' as const }), policy, ...words };
    }
  },

  explain({ policy, what, effect, wayOut }) {
    return { what: `${titleOf(policy)} ${what}.`, why: effect, advice: wayOut };
  },
});
