/** An object in words: what a policy isolates and allows, what selects a workload, where a Service leads. */

import {
  type Direction,
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
import { someOf } from '../text/words.ts';
import type { View } from '../workspace/view.ts';
import { describeService } from './hover-service.ts';

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
  const selector = policySelector(policy);
  const pods = view.podsOf(selector).found.map(({ resource }) => titleOf(resource));
  const directions = directionsOf(policy);
  const which =
    selector.requirements.length === 0
      ? 'every pod of its namespace'
      : `pods with ${inlineCode(selectorText(selector))}`;
  const now = pods.length === 0 ? 'none in view' : `now ${someOf(pods, 6)}`;
  const parts = [`**NetworkPolicy ${inlineCode(policy.name)}** is about ${which}: ${now}.`];
  for (const direction of ['inbound', 'outbound'] as const) {
    if (!directions.has(direction)) {
      parts.push(unsaid(direction, policyRules(policy)));
      continue;
    }
    const rules = policyRules(policy).filter((rule) => rule.direction === direction);
    const words = direction === 'inbound' ? 'Inbound, it admits only:' : 'Outbound, it lets out only:';
    if (rules.length === 0) parts.push(direction === 'inbound' ? 'It admits nothing.' : 'It lets nothing out.');
    else parts.push(`${words}\n\n${rules.map((rule) => `- ${ruleWords(rule)}`).join('\n')}`);
  }
  parts.push('Other policies that select the same pods add what they allow.');
  return parts.join('\n\n');
}

function unsaid(direction: Direction, rules: readonly PolicyRule[]): string {
  const count = rules.filter((rule) => rule.direction === direction).length;
  const words = `It says nothing about ${direction} traffic.`;
  if (count === 0) return words;
  const type = direction === 'inbound' ? 'Ingress' : 'Egress';
  return `${words} Its rules for it have no effect, for policyTypes does not name ${type}.`;
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
  const pods = podSelector ? selectorWords(podSelector, 'every pod', 'pods with') : 'every pod';
  if (!namespaceSelector) return `${pods} of the same namespace`;
  return `${pods} of ${selectorWords(namespaceSelector, 'every namespace', 'namespaces with')}`;
}

function selectorWords(written: WrittenSelector, all: string, some: string): string {
  const selector = selectorOf(written);
  return selector.requirements.length === 0 ? all : `${some} ${inlineCode(selectorText(selector))}`;
}

function lineOf(head: string, names: readonly string[], none: string): string {
  return names.length === 0 ? none : `${head} ${names.slice(0, 12).join(', ')}.`;
}
