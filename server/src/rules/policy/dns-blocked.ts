/** The rule about pods that are isolated for egress and may not ask the cluster's DNS. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { dnsPortsOf } from '../../kubernetes/dns-rule.ts';
import { hasEgressRules, type NetworkPolicy, policySelector } from '../../kubernetes/kinds/network-policy.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { someOf } from '../../text/words.ts';
import {
  asksClusterDns,
  egressPolicies,
  egressRules,
  isolatesEgress,
  mayReachNodeCache,
  opensDns,
} from '../../workspace/dns-egress.ts';
import { needsNames } from '../../workspace/names-needed.ts';
import { hasOtherPolicies, policiesAround, policiesOver } from '../../workspace/policies-around.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** Egress that allows something, but not DNS: the pods may connect to what they cannot find by name. */
export const dnsBlocked = defineRule({
  id: 'policy/dns-blocked',
  summary: "Pods are isolated for egress, and no policy lets them reach the cluster's DNS.",
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasEgressRules,

  *detect(policy, view) {
    // What is read of a policy with unknown fields is wider than what was meant.
    if (policy.shapeProblems.length > 0) return;
    const rules = isolatesEgress(policy) ? egressRules(policy) : [];
    const egress = policy.spec?.egress;
    if (rules.length === 0 || !egress?.key || opensDns(view, policy) || view.bundle.isOpen) return;
    // A rule that names the port is complete or not, which is another rule's matter.
    if (rules.some((rule) => dnsPortsOf(rule).isMeant) || isOpenedAround(policy, view)) return;
    const pods = view.podsOf(policySelector(policy));
    const isUnseen = pods.found.length + pods.possible.length === 0;
    if (isUnseen && view.bundle.hasWorkloads) return;
    const blocked = pods.found.filter((one) => isBlocked(one, policy, view));
    const names = needsNames(view, rules);
    if ((!isUnseen && blocked.length === 0) || names === 'no' || hasOtherPolicies(view)) return;
    const isDoubtful = isUnseen || names === 'unknown' || rules.some(mayReachNodeCache);
    const softer = isDoubtful ? ({ severity: 'information' } as const) : {};
    yield { at: egress.key.at, ...softer, policy, egress, blocked };
  },

  explain({ policy, blocked }) {
    const who = blocked.length > 0 ? someOf(blocked.map(({ resource }) => titleOf(resource))) : 'the pods it selects';
    return {
      what: `${titleOf(policy)} isolates ${who} for egress without DNS: no policy allows UDP port 53.`,
      why: 'The pods cannot resolve names, so connections to Services and hosts fail although a rule allows them.',
      advice: "Allow UDP and TCP port 53 to the cluster's DNS pods.",
    };
  },

  repair({ egress }, { text }) {
    const edits = isList(egress.node) ? appendItem(text, egress.node, dnsRule) : undefined;
    return edits ? [{ title: "Allow DNS to the cluster's own resolver", safe: false, edits }] : [];
  },
});

/** A policy for all of these pods settles the matter before any pod is looked at; without pods in view, any policy may. */
function isOpenedAround(policy: NetworkPolicy, view: View): boolean {
  const others = view.bundle.hasWorkloads ? policiesOver(view, policySelector(policy)) : policiesAround(view);
  return others.some(({ resource }) => opensDns(view, resource));
}

/** Whether nothing opens DNS for a workload, and the policy is the first of those to blame. */
function isBlocked(one: DeployedOf<'Workload'>, policy: NetworkPolicy, view: View): boolean {
  if (!asksClusterDns(one.resource)) return false;
  const policies = egressPolicies(view, one);
  if (policies.some((each) => opensDns(view, each))) return false;
  const allowing = policies.filter((each) => egressRules(each).length > 0).sort(inOrder);
  return allowing[0] === policy;
}

function inOrder(a: NetworkPolicy, b: NetworkPolicy): number {
  return a.file === b.file ? a.node.start - b.node.start : a.file < b.file ? -1 : 1;
}

/** DNS as kubeadm, AKS, EKS and GKE deploy it. */
const dnsRule = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ],
  ports: [
    { protocol: 'UDP', port: 53 },
    { protocol: 'TCP', port: 53 },
  ],
};
