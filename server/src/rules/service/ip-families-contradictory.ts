/** The rule about address families that do not go together or not with their policy. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { parseAddress } from '../../kubernetes/formats.ts';
import { hasNoSelector, isHeadless, knownServiceType } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A family named twice, or two families or addresses under SingleStack: the API server refuses the Service. */
export const ipFamiliesContradictory = defineRule({
  id: 'service/ip-families-contradictory',
  summary: 'A Service names an address family twice, or two families without a dual-stack policy.',
  severity: 'error',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service) {
    const { spec } = service;
    const type = knownServiceType(service);
    if (!spec || !type || type === 'ExternalName') return;
    const families = spec.ipFamilies?.items ?? [];
    const repeated = families.find(({ value }, index) => {
      return !isPlaceholder(value) && families.findIndex((other) => other.value === value) < index;
    });
    if (repeated) {
      yield { at: repeated.at, service, spec, family: repeated.value, field: 'ipFamilies' };
      return;
    }
    const policy = spec.ipFamilyPolicy;
    // Without selector, a headless Service is dual-stack unless it says otherwise.
    const isStated = policy?.value === 'SingleStack' || (!policy && !(isHeadless(service) && hasNoSelector(service)));
    const field =
      families.length === 2 ? 'ipFamilies' : isDual(spec.clusterIPs?.items ?? []) ? 'clusterIPs' : undefined;
    if (!isStated || !field) return;
    yield { at: policy?.at ?? keyAt(spec, field)!, service, spec, family: undefined, field };
  },

  explain({ service, family, field }) {
    if (family !== undefined) {
      return {
        what: `${titleOf(service)} names the family ${family} twice.`,
        why: 'The API server refuses the Service: a family is named once, so there are two at most.',
        advice: 'Remove one of them.',
      };
    }
    return {
      what: `${titleOf(service)} has two entries in ${field} and is single-stack.`,
      why: 'The API server refuses the Service: without a dual-stack policy it gets one address of one family.',
      advice: 'Set ipFamilyPolicy to PreferDualStack or RequireDualStack, or keep one entry.',
    };
  },

  repair({ spec, family, field }, { text }) {
    if (family !== undefined) return [];
    const edits = setField(text, spec, 'ipFamilyPolicy', 'PreferDualStack', { after: field });
    return edits ? [{ title: 'Set ipFamilyPolicy to PreferDualStack', safe: false, edits }] : [];
  },
});

/** One address of each family. Two of another kind are refused whatever the policy, by service/cluster-ips-contradictory. */
function isDual(addresses: readonly { readonly value: string }[]): boolean {
  const families = addresses.map(({ value }) => parseAddress(value)?.family);
  return families.length === 2 && families.includes(4) && families.includes(6);
}
