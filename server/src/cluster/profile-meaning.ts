/** What one statement of a profile means and what follows from it, in sentences, for hovers and the profile's page. */

import { addressAt, formatAddress, readRange, sizeOf } from './address-range.ts';
import { grouped } from './arithmetic.ts';
import { type RangeUse, rangeUses } from './capacity.ts';
import { factsOf } from './models.ts';
import { modelOf } from './network-model.ts';
import { clusterFields } from './portolan-yaml-fields.ts';
import type { ClusterProfile, NetworkPolicyEngine, OutboundType, Stated } from './profile.ts';
import { servedClasses } from './served-classes.ts';
import type { Statement } from './statements.ts';

/** The sentences on a statement of this profile. What ends on a day is for the rules to say, on the same line. */
export function meaningOf(profile: ClusterProfile, { field, stated }: Statement): string[] {
  const isHere = (other: Stated<unknown>): boolean => other.file === stated.file && other.at.start === stated.at.start;
  const classes = servedClasses(profile).filter(({ from }) => isHere(from));
  return [
    fieldSentence(field),
    ...valueSentences(profile, field, stated),
    ...rangeSentences(stated),
    ...rangeUses(profile)
      .filter(({ at }) => isHere(at))
      .map(useSentence),
    ...classes.map(({ kind, name }) => `It serves the ${kind} ${name}.`),
  ].filter((sentence) => sentence !== undefined);
}

/** How full the pools make a range: `53 addresses are needed when every pool is at its largest; there are 251.` */
export function useSentence({ needed, capacity, unit }: RangeUse): string {
  const room = unit === 'nodes' ? 'there is room for' : 'there are';
  return `${grouped(needed)} ${unit} are needed when every pool is at its largest; ${room} ${grouped(capacity)}.`;
}

/** Who enforces NetworkPolicies, in a few words and as a sentence. */
export const engines: Readonly<Record<NetworkPolicyEngine, { readonly words: string; readonly sentence: string }>> = {
  none: {
    words: 'no policy engine',
    sentence: 'Nothing enforces NetworkPolicies: they are stored, and all traffic flows as without them.',
  },
  azure: {
    words: 'policies by Azure Network Policy Manager',
    sentence: 'Azure Network Policy Manager enforces NetworkPolicies.',
  },
  calico: { words: 'policies by Calico', sentence: 'Calico enforces NetworkPolicies, on Linux and Windows nodes.' },
  cilium: {
    words: 'policies by Cilium',
    sentence: 'Cilium enforces NetworkPolicies, on Linux nodes; an ipBlock never matches pods or nodes.',
  },
};

/** How traffic leaves the cluster. */
export const ways: Readonly<Record<OutboundType, string>> = {
  loadBalancer: 'What leaves the cluster carries the addresses of its load balancer.',
  managedNATGateway: 'What leaves the cluster carries the addresses of a NAT gateway that AKS manages.',
  managedNATGatewayV2: 'What leaves the cluster carries the addresses of a NAT gateway that AKS manages.',
  userAssignedNATGateway: "What leaves the cluster carries the addresses of the subnet's own NAT gateway.",
  userDefinedRouting: 'What leaves the cluster takes the routes of the subnet, which need one for 0.0.0.0/0.',
  none: 'Azure sets up no way out of the cluster.',
  block: 'The security group of the nodes denies the internet.',
};

function valueSentences(profile: ClusterProfile, field: string, { value }: Stated<unknown>): string[] {
  switch (field) {
    case 'network.networkPlugin':
    case 'network.networkPluginMode': {
      const model = modelOf(profile);
      return model ? [`The cluster runs ${factsOf(model).title}.`, ...factsOf(model).consequences] : [];
    }
    case 'network.networkPolicy':
      return [engines[value as NetworkPolicyEngine].sentence];
    case 'network.outboundType':
      return [ways[value as OutboundType]];
    default:
      return [];
  }
}

function rangeSentences({ value }: Stated<unknown>): string[] {
  const range = typeof value === 'string' ? readRange(value)?.range : undefined;
  if (!range) return [];
  const size = sizeOf(range);
  const [first, last] = [addressAt(range, 0n), addressAt(range, size - 1n)].map(formatAddress);
  const isVast = size > 2n ** 48n;
  const count = isVast
    ? `2^${128 - range.prefix} addresses`
    : size === 1n
      ? '1 address'
      : `${grouped(Number(size))} addresses`;
  return [`From ${first} to ${last}: ${count}.`];
}

/** The sentence on the field that `.portolan.yaml` has under this name, where it has one. */
function fieldSentence(field: string): string | undefined {
  const parts = field.split('.').filter((part) => !/^\d+$/.test(part));
  const name = parts.at(-1);
  const list = parts[0] === 'pools' ? 'nodePools' : parts[1] === 'subnets' ? 'subnets' : undefined;
  const fields = list && parts.length > 2 ? clusterFields.find((one) => one.name === list)?.fields : clusterFields;
  return fields?.find((one) => one.name === name)?.says;
}
