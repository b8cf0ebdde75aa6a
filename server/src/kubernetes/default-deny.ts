/** NetworkPolicies as a fix writes them: one that denies by default, for all pods of a namespace or for some. */

import type { DirectionWords } from './policy-words.ts';

export interface DenyRequest {
  readonly name: string;
  readonly namespace: string | undefined;
  /** Undefined for every pod of the namespace. */
  readonly labels?: ReadonlyMap<string, string>;
  readonly types: readonly DirectionWords['type'][];
}

/** The text of one document. */
export function denyPolicyText({ name, namespace, labels, types }: DenyRequest): string {
  const pairs = [...(labels ?? [])].map(([key, value]) => `      ${key}: ${JSON.stringify(value)}`);
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
    ...(pairs.length > 0 ? ['  podSelector:', '    matchLabels:', ...pairs] : ['  podSelector: {}']),
    '  policyTypes:',
    ...types.map((type) => `    - ${type}`),
    '',
  ].join('\n');
}
