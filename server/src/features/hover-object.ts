/** An object in words: what a policy isolates and allows, what selects a workload, where a Service leads. */

import {
  directionsOf,
  type NetworkPolicy,
  type PolicyPeer,
  type PolicyRule,
  policyRules,
  policySelector,
} from '../kubernetes/kinds/network-policy.ts';
import type { Workload } from '../kubernetes/kinds/workload.ts';
import { selectorOf, selectorText, type WrittenSelector } from '../kubernetes/labels.ts';
import { titleOf } from '../kubernetes/resource.ts';
import { inlineCode } from '../text/markdown.ts';
import { countOf } from '../text/words.ts';
import type { View } from '../workspace/view.ts';
import { describeService } from './hover-mention.ts';

export function describeObject(view: View): string | undefined {
  const { resource } = view.self;
  if (resource.type === 'Service') return describeService(view, resource);
  if (resource.type === 'Workload') return describeWorkload(view, resource);
  return resource.type === 'NetworkPolicy' ? describePolicy(view, resource) : undefined;
}

function describeWorkload(view: View, workload: Workload): string {
  const services = view.servicesOf(workload);
  const policies = view.policiesOf(workload);
  const parts = [`**${workload.kind} ${inlineCode(workload.name)}**`];
  parts.push(
    lineOf(
      'Reached through',
      [...services.found, ...services.possible].map(({ resource }) => titleOf(resource)),
      'No Service in view selects its pods.',
    ),
  );
  parts.push(
    lineOf(
      'Isolated by',
      [...policies.found, ...policies.possible].map(({ resource }) => titleOf(resource)),
      'No NetworkPolicy in view selects its pods: everything may reach them, and they may reach everything.',
    ),
  );
  return parts.join('\n\n');
}

function describePolicy(view: View, policy: NetworkPolicy): string {
  const pods = view.podsOf(policySelector(policy)).found;
  const directions = directionsOf(policy);
  const parts = [
    `**NetworkPolicy ${inlineCode(policy.name)}** selects ${countOf(pods.length, 'workload')} in view (${inlineCode(selectorText(policySelector(policy)))}).`,
  ];
  for (const direction of ['inbound', 'outbound'] as const) {
    if (!directions.has(direction)) {
      parts.push(`It says nothing about ${direction} traffic.`);
      continue;
    }
    const rules = policyRules(policy).filter((rule) => rule.direction === direction);
    const words = direction === 'inbound' ? 'Inbound, it admits only:' : 'Outbound, it lets out only:';
    if (rules.length === 0) parts.push(`It admits nothing ${direction}.`);
    else parts.push(`${words}\n\n${rules.map((rule) => `- ${ruleWords(rule)}`).join('\n')}`);
  }
  parts.push('Other policies that select the same pods add what they allow.');
  return parts.join('\n\n');
}

function ruleWords(rule: PolicyRule): string {
  const peers = rule.peers.length === 0 ? 'everything' : rule.peers.map(peerWords).join('; ');
  const ports = rule.ports.map(({ protocol, port, endPort }) => {
    const range = endPort ? `${port?.value}-${endPort.value}` : (port?.value ?? 'every port');
    return inlineCode(`${protocol?.value ?? 'TCP'} ${range}`);
  });
  const to = rule.direction === 'inbound' ? 'from' : 'to';
  return `${to} ${peers}${ports.length > 0 ? `, on ${ports.join(', ')}` : ', on every port'}`;
}

function peerWords({ podSelector, namespaceSelector, ipBlock }: PolicyPeer): string {
  if (ipBlock) {
    const except = ipBlock.except?.items.map(({ value }) => inlineCode(value)) ?? [];
    return `addresses ${inlineCode(ipBlock.cidr?.value ?? '?')}${except.length > 0 ? ` without ${except.join(', ')}` : ''}`;
  }
  const pods = podSelector ? `pods ${selectorWords(podSelector)}` : 'every pod';
  return namespaceSelector
    ? `${pods} in namespaces ${selectorWords(namespaceSelector)}`
    : `${pods} of the same namespace`;
}

function selectorWords(written: WrittenSelector): string {
  return inlineCode(selectorText(selectorOf(written)));
}

function lineOf(head: string, names: readonly string[], none: string): string {
  return names.length === 0 ? none : `${head} ${names.slice(0, 12).join(', ')}.`;
}
