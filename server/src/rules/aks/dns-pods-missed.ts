/** The rule about policies that look for the cluster's DNS by a label that its pods do not carry. */

import { dnsPodLabel, guessedDnsLabel } from '../../kubernetes/dns-pods.ts';
import { replaceField } from '../../kubernetes/edit-fields.ts';
import { policyPeers } from '../../kubernetes/kinds/network-policy-parts.ts';
import { selectorOf } from '../../kubernetes/labels.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { namesIn } from '../../workspace/policy-peers.ts';
import { defineRule } from '../rule.ts';

/** On AKS the pods of CoreDNS are labelled `k8s-app: kube-dns`. */
export const dnsPodsMissed = defineRule({
  id: 'aks/dns-pods-missed',
  summary: 'A NetworkPolicy looks for the DNS of AKS by a label that its pods do not have.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],

  *detect(policy, view, { profile }) {
    if (!profile) return;
    for (const { peer } of policyPeers(policy)) {
      const { podSelector, namespaceSelector } = peer;
      const names = namespaceSelector ? namesIn(selectorOf(namespaceSelector)) : [view.namespace];
      const entry = podSelector && guessedDnsLabel(podSelector);
      if (!entry || names?.length !== 1 || names[0] !== 'kube-system') continue;
      yield { at: entry.value.at, policy, entry, labels: podSelector.matchLabels };
    }
  },

  explain({ policy, entry: { key, value } }) {
    return {
      what: `${titleOf(policy)} selects pods of kube-system with ${key.value}: ${value.value}, a label that CoreDNS on AKS does not have.`,
      why: 'The peer means no pod, so names are not resolved.',
      advice: `Select ${dnsPodLabel.key}: ${dnsPodLabel.value}.`,
    };
  },

  repair({ entry, labels }, { text }) {
    const edits = replaceField(text, labels, entry.key.value, dnsPodLabel.key, dnsPodLabel.value);
    return edits ? [{ title: `Select ${dnsPodLabel.key}: ${dnsPodLabel.value}`, safe: false, edits }] : [];
  },
});
