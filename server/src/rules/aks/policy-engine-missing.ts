/** The rule about network policies for a cluster that enforces none. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A NetworkPolicy for a cluster without policy engine: it is stored, and all traffic flows as before. */
export const policyEngineMissing = defineRule({
  id: 'aks/policy-engine-missing',
  summary: 'A NetworkPolicy is for a cluster that enforces no policies.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, _view, { profile }) {
    const { networkPlugin: plugin, networkPolicy: engine } = profile?.network ?? {};
    // Whoever brings their own network plugin brings the engine with it.
    if (!plugin || !engine || engine.value !== 'none' || plugin.value === 'none') return;
    // Our own configuration may leave the engine out and mean nothing by it.
    const isImplied = engine.file === plugin.file && engine.at.start === plugin.at.start;
    if (isImplied && engine.source === 'portolan-yaml') return;
    const message = isImplied ? 'This network profile names no policy engine.' : 'This turns the policy engine off.';
    yield { at: nameAt(policy), policy, related: [{ file: engine.file, at: engine.at, message }] };
  },

  explain({ policy }) {
    return {
      what: `${titleOf(policy)} is for a cluster without a network policy engine.`,
      why: 'The API server stores the policy and nobody enforces it: every pod stays open to all.',
      advice: 'Turn on Azure CNI powered by Cilium: networkDataplane cilium and networkPolicy cilium.',
    };
  },
});
