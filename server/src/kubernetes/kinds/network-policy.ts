/** NetworkPolicy (networking.k8s.io/v1) as written, and the policy types that defaulting gives it. */

import { everything, labelSelectorShape, type Selector, selectorOf } from '../labels.ts';
import type { ResourceBase } from '../resource.ts';
import { integer, integerOrString, list, object, type ReadAs, word } from '../shape.ts';

const peerShape = object({
  podSelector: labelSelectorShape,
  namespaceSelector: labelSelectorShape,
  ipBlock: object({ cidr: word, except: list(word) }),
});

const policyPortShape = object({ protocol: word, port: integerOrString, endPort: integer });

const inboundRuleShape = object({ from: list(peerShape), ports: list(policyPortShape) });
const outboundRuleShape = object({ to: list(peerShape), ports: list(policyPortShape) });

const networkPolicySpecShape = object({
  podSelector: labelSelectorShape,
  policyTypes: list(word),
  ingress: list(inboundRuleShape),
  egress: list(outboundRuleShape),
});

/** Its `status` was withdrawn (KEP-2943), so the API knows no such field. */
export const networkPolicyShape = object({ spec: networkPolicySpecShape }, 'apiVersion kind metadata');

export type NetworkPolicySpec = ReadAs<typeof networkPolicySpecShape>;
export type PolicyPeer = ReadAs<typeof peerShape>;
export type PolicyPort = ReadAs<typeof policyPortShape>;
export type InboundRule = ReadAs<typeof inboundRuleShape>;
export type OutboundRule = ReadAs<typeof outboundRuleShape>;

export interface NetworkPolicy extends ResourceBase {
  readonly type: 'NetworkPolicy';
  readonly spec: NetworkPolicySpec | undefined;
}

export type Direction = 'inbound' | 'outbound';

/** One rule of a policy, with the two directions' differing names taken away. */
export interface PolicyRule {
  readonly direction: Direction;
  /** The position in its list, counted from 0. */
  readonly index: number;
  readonly written: InboundRule | OutboundRule;
  /** Empty when absent or empty as written: then the rule is for every peer. */
  readonly peers: readonly PolicyPeer[];
  /** Empty when absent or empty as written: then the rule is for every port. */
  readonly ports: readonly PolicyPort[];
}

/**
 * The directions a policy isolates, after defaulting: those of `policyTypes`; where that is absent or empty, inbound,
 * and outbound as well if there is at least one egress rule (networking/v1 defaults.go).
 */
export function directionsOf(policy: NetworkPolicy): ReadonlySet<Direction> {
  const types = policy.spec?.policyTypes?.items ?? [];
  if (types.length === 0) return hasEgressRules(policy) ? both : inboundOnly;
  const ingressAt = types.findIndex(({ value }) => value === 'Ingress');
  const egressAt = types.findIndex(({ value }) => value === 'Egress');
  if (ingressAt < 0) return egressAt < 0 ? neither : outboundOnly;
  if (egressAt < 0) return inboundOnly;
  return ingressAt < egressAt ? both : bothTurned;
}

/** Every answer there is, in the order as written, made once: policies are asked for theirs all the time. */
const neither: ReadonlySet<Direction> = new Set();
const inboundOnly: ReadonlySet<Direction> = new Set(['inbound']);
const outboundOnly: ReadonlySet<Direction> = new Set(['outbound']);
const both: ReadonlySet<Direction> = new Set(['inbound', 'outbound']);
const bothTurned: ReadonlySet<Direction> = new Set(['outbound', 'inbound']);

/** Whether there are rules for egress, in effect or not. */
export function hasEgressRules({ spec }: NetworkPolicy): boolean {
  return spec?.egress !== undefined && spec.egress.items.length > 0;
}

/** The rules as written, whether or not their direction is in effect. */
export function policyRules(policy: NetworkPolicy): readonly PolicyRule[] {
  const known = read.get(policy);
  if (known) return known;
  const inbound = (policy.spec?.ingress?.items ?? []).map((written, index): PolicyRule => {
    return {
      direction: 'inbound',
      index,
      written,
      peers: written.from?.items ?? [],
      ports: written.ports?.items ?? [],
    };
  });
  const outbound = (policy.spec?.egress?.items ?? []).map((written, index): PolicyRule => {
    return { direction: 'outbound', index, written, peers: written.to?.items ?? [], ports: written.ports?.items ?? [] };
  });
  const rules = [...inbound, ...outbound];
  read.set(policy, rules);
  return rules;
}

const read = new WeakMap<NetworkPolicy, readonly PolicyRule[]>();

/** The pods a policy is about. `podSelector` is a value: absent and empty both mean every pod of the namespace. */
export function policySelector(policy: NetworkPolicy): Selector {
  const written = policy.spec?.podSelector;
  return written ? selectorOf(written) : everything;
}
