/** The rule about NetworkPolicies for a cluster that does not enforce any. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A cluster without a policy engine stores policies and does nothing about them. */
export const engineMissing = defineRule({
  id: 'policy/engine-missing',
  summary: 'A NetworkPolicy is for a cluster that has no network policy engine.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, _view, { profile }) {
    const engine = profile?.network?.networkPolicy;
    if (engine?.value !== 'none' || profile?.network?.networkDataplane?.value === 'cilium') return;
    const related = [{ file: engine.file, at: engine.at, message: 'The cluster is without an engine here.' }];
    yield { at: nameAt(policy), related, policy };
  },

  explain({ policy }) {
    return {
      what: `${titleOf(policy)} is for a cluster without a network policy engine.`,
      why: 'The API server stores the policy, and nothing enforces it.',
      advice: 'Switch a network policy engine on in the cluster.',
    };
  },
});
