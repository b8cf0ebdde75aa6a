/** The rule about cluster addresses that do not go together. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { knownServiceType, type ServiceSpec } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import type { Located, Range } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** `clusterIP`, `clusterIPs` and `ipFamilies` that contradict each other (ValidateServiceClusterIPsRelatedFields). */
export const clusterIpsContradictory = defineRule({
  id: 'service/cluster-ips-contradictory',
  summary: 'The cluster addresses of a Service contradict each other or its address families.',
  severity: 'error',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service) {
    const { spec } = service;
    const type = knownServiceType(service);
    if (!spec || !type || type === 'ExternalName' || isMisread(service, spec)) return;
    if (spec.clusterIPs && isMisread(service, spec.clusterIPs)) return;
    const problem = contradictionIn(spec);
    if (problem) yield { ...problem, service, spec };
  },

  explain({ service, fault, advice }) {
    return {
      what: `${titleOf(service)} has ${fault}.`,
      why: 'The API server refuses the Service: clusterIPs holds one address, or one of each family, clusterIP first.',
      advice,
    };
  },

  repair({ spec, first }, { text }) {
    const edits = first && setField(text, spec, 'clusterIP', first, spec.clusterIP ? undefined : 'first');
    return edits ? [{ title: `Set clusterIP to ${first}`, safe: spec.clusterIP === undefined, edits }] : [];
  },
});

interface Contradiction {
  readonly at: Range;
  readonly fault: string;
  readonly advice: string;
  /** The address that `clusterIP` must have. */
  readonly first?: string;
}

/** The first contradiction; placeholders agree with everything. */
function contradictionIn(spec: ServiceSpec): Contradiction | undefined {
  const list = spec.clusterIPs?.items ?? [];
  const single = spec.clusterIP;
  if ([...list, ...(single ? [single] : [])].some(({ value }) => isPlaceholder(value))) return undefined;
  const [first, second, third] = list;
  if (first && !single?.value) {
    const advice = `Add clusterIP: ${first.value}.`;
    return { at: keyAt(spec, 'clusterIPs')!, fault: 'clusterIPs but no clusterIP', advice, first: first.value };
  }
  if (first && single && first.value !== single.value) {
    const fault = `clusterIP ${single.value} but ${first.value} first in clusterIPs`;
    return { at: first.at, fault, advice: 'Write the same address in both.', first: first.value };
  }
  const none = list.length > 1 ? list.find(({ value }) => value === 'None') : undefined;
  if (none)
    return { at: none.at, fault: 'None beside other cluster addresses', advice: 'Leave None alone in the list.' };
  if (third) return { at: third.at, fault: `${list.length} cluster addresses`, advice: 'Keep at most two of them.' };
  if (first && second && familyOf(first) !== undefined && familyOf(first) === familyOf(second)) {
    const fault = `two ${familyOf(first)} cluster addresses`;
    return { at: second.at, fault, advice: 'Keep one address of each family.' };
  }
  return mismatchIn(list.length > 0 ? list : single ? [single] : [], spec);
}

function mismatchIn(addresses: readonly Located<string>[], spec: ServiceSpec): Contradiction | undefined {
  const families = spec.ipFamilies?.items ?? [];
  const index = addresses.findIndex((address, i) => {
    const wanted = families[i]?.value;
    const family = familyOf(address);
    return family !== undefined && (wanted === 'IPv4' || wanted === 'IPv6') && wanted !== family;
  });
  const address = addresses[index];
  if (!address) return undefined;
  const fault = `the cluster address ${address.value} where ipFamilies says ${families[index]!.value}`;
  return { at: address.at, fault, advice: 'Put the addresses and the families in the same order.' };
}

function familyOf({ value }: Located<string>): 'IPv4' | 'IPv6' | undefined {
  const family = parseAddress(value)?.family;
  return family && (family === 4 ? 'IPv4' : 'IPv6');
}
