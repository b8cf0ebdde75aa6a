/** NetworkPolicies as fixes write them: one that denies by default, and one that lets a namespace in. */

import { namespaceNameLabel } from './kinds/namespace.ts';
import type { DirectionWords } from './policy-words.ts';

export interface DenyRequest {
  readonly name: string;
  readonly namespace: string | undefined;
  /** Undefined for every pod of the namespace. */
  readonly labels?: ReadonlyMap<string, string>;
  readonly types: readonly DirectionWords['type'][];
}

export interface AllowRequest extends Omit<DenyRequest, 'types'> {
  /** The namespace whose pods are let in. */
  readonly from: string;
  readonly protocol: string;
  readonly port: number;
}

/** The text of one document. */
export function denyPolicyText({ types, ...about }: DenyRequest): string {
  return [...head(about), '  policyTypes:', ...types.map((type) => `    - ${type}`), ''].join('\n');
}

/** The text of one document. */
export function allowPolicyText({ from, protocol, port, ...about }: AllowRequest): string {
  return [
    ...head(about),
    '  policyTypes:',
    '    - Ingress',
    '  ingress:',
    '    - from:',
    '        - namespaceSelector:',
    '            matchLabels:',
    `              ${namespaceNameLabel}: ${from}`,
    '      ports:',
    `        - protocol: ${protocol}`,
    `          port: ${port}`,
    '',
  ].join('\n');
}

export interface CallersRequest extends Omit<DenyRequest, 'types'> {
  /** The labels of each workload that is let in, all of the same namespace. */
  readonly callers: readonly ReadonlyMap<string, string>[];
  readonly ports: readonly { readonly protocol: string; readonly port: number | string }[];
  /** Whether the pods may reach each other on every port, as the members of a set do. */
  readonly withEachOther: boolean;
}

/** The text of one document that lets only these callers in. */
export function callersPolicyText({ callers, ports, withEachOther, ...about }: CallersRequest): string {
  const peer = (labels: ReadonlyMap<string, string>): string[] => [
    '        - podSelector:',
    '            matchLabels:',
    ...[...labels].map(([key, value]) => `              ${key}: ${JSON.stringify(value)}`),
  ];
  return [
    ...head(about),
    '  policyTypes:',
    '    - Ingress',
    '  ingress:',
    '    - from:',
    ...callers.flatMap(peer),
    ...(ports.length > 0 ? ['      ports:'] : []),
    ...ports.flatMap(({ protocol, port }) => [`        - protocol: ${protocol}`, `          port: ${port}`]),
    ...(withEachOther ? ['    - from:', ...peer(about.labels ?? new Map())] : []),
    '',
  ].join('\n');
}

function head({ name, namespace, labels }: Omit<DenyRequest, 'types'>): string[] {
  const pairs = [...(labels ?? [])].map(([key, value]) => `      ${key}: ${JSON.stringify(value)}`);
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    ...(pairs.length > 0 ? ['  podSelector:', '    matchLabels:', ...pairs] : ['  podSelector: {}']),
  ];
}
