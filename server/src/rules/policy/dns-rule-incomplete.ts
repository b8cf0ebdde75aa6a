/** The rule about egress rules for DNS that leave out a protocol or the port that the DNS pods listen on. */

import { dnsPortsOf, namesDns } from '../../kubernetes/dns-rule.ts';
import {
  hasEgressRules,
  type PolicyPort,
  type PolicyRule,
  policySelector,
} from '../../kubernetes/kinds/network-policy.ts';
import { selectorOf } from '../../kubernetes/labels.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isList } from '../../manifest/located.ts';
import { appendItem } from '../../manifest/rewrite-list.ts';
import { egressRules, isolatesEgress } from '../../workspace/dns-egress.ts';
import { policiesOver } from '../../workspace/policies-around.ts';
import { namesIn } from '../../workspace/policy-peers.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** DNS over TCP only answers nobody, over UDP only it fails for long answers, and OpenShift's DNS pods listen on 5353. */
export const dnsRuleIncomplete = defineRule({
  id: 'policy/dns-rule-incomplete',
  summary: 'An egress rule for DNS leaves out UDP, TCP or the port that the DNS pods listen on.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasEgressRules,

  *detect(policy, view) {
    const rules = isolatesEgress(policy) ? egressRules(policy) : [];
    for (const rule of rules) {
      const entry = rule.ports.find(namesDns);
      const list = rule.written.ports;
      if (!entry?.port || !list) continue;
      const around = policiesOver(view, policySelector(policy));
      const others = around
        .filter(({ resource }) => isolatesEgress(resource))
        .flatMap(({ resource }) => egressRules(resource));
      const found = { at: entry.protocol?.at ?? onOneLine(entry), policy, list, port: entry.port.value };
      if (!others.some((other) => dnsPortsOf(other).udp)) yield { ...found, missing: 'UDP' } as const;
      else if (!others.some((other) => dnsPortsOf(other).tcp))
        yield { ...found, missing: 'TCP', severity: 'hint' } as const;
      if (isOpenShiftOnly(rule, entry, view))
        yield { ...found, at: entry.port.at, missing: 5353, severity: 'information' } as const;
    }
  },

  explain({ policy, missing, port }) {
    const why = {
      UDP: 'Resolvers ask over UDP first, so names are not resolved at all.',
      TCP: 'Answers too long for one UDP packet are asked for again over TCP, which is refused.',
      5353: 'The DNS pods of OpenShift listen on 5353, and policies see the port of the pods, not that of the Service.',
    }[missing];
    return {
      what:
        missing === 5353
          ? `${titleOf(policy)} allows port ${port} to the DNS pods of OpenShift, which listen on 5353.`
          : `${titleOf(policy)} allows DNS without ${missing}.`,
      why,
      advice: missing === 5353 ? 'Allow port 5353 as well.' : `Allow port ${port} over ${missing} as well.`,
    };
  },

  repair({ list, missing, port }, { text }) {
    const { node } = list;
    if (!isList(node)) return [];
    const entries =
      missing === 5353 ? ['UDP', 'TCP'].map((protocol) => ({ protocol, port: 5353 })) : [{ protocol: missing, port }];
    const added = entries.map((entry) => appendItem(text, node, entry));
    const title = missing === 5353 ? 'Allow port 5353' : `Allow port ${port} over ${missing}`;
    return added.includes(undefined) ? [] : [{ title, safe: false, edits: added.flatMap((edits) => edits ?? []) }];
  },
});

/** Whether a rule is for OpenShift's DNS pods alone and leaves their port out. */
function isOpenShiftOnly(rule: PolicyRule, entry: PolicyPort, view: View): boolean {
  if (entry.port?.value !== 53 || rule.ports.some(({ port }) => port?.value === 5353) || rule.peers.length === 0)
    return false;
  return (
    rule.peers.every(({ namespaceSelector }) => {
      const names = namespaceSelector && namesIn(selectorOf(namespaceSelector));
      return names?.length === 1 && names[0] === 'openshift-dns';
    }) && !view.bundle.isOpen
  );
}
