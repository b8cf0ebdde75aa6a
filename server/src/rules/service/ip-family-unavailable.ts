/** The rule about address families that the cluster does not have. */

import { isHeadless, knownServiceType } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A family, or dual-stack, that the cluster's network lacks: the API server refuses the Service in allocation. */
export const ipFamilyUnavailable = defineRule({
  id: 'service/ip-family-unavailable',
  summary: 'A Service demands an address family that the cluster does not have.',
  severity: 'error',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service, _view, { profile }) {
    const { spec } = service;
    const families: readonly string[] | undefined = profile?.network?.ipFamilies?.map(({ value }) => value);
    if (!spec || !families || families.length === 0 || knownServiceType(service) === 'ExternalName') return;
    // Nothing is allocated for such a Service, so it may name any family.
    if (isHeadless(service) && !spec.selector) return;
    const missing = (spec.ipFamilies?.items ?? []).find(({ value }) => {
      return !families.includes(value) && (value === 'IPv4' || value === 'IPv6') && !isPlaceholder(value);
    });
    if (missing) {
      yield { at: missing.at, service, demanded: missing.value, families };
    } else if (spec.ipFamilyPolicy?.value === 'RequireDualStack' && families.length < 2) {
      yield { at: spec.ipFamilyPolicy.at, service, demanded: 'two families', families };
    }
  },

  explain({ service, demanded, families }) {
    return {
      what: `${titleOf(service)} demands ${demanded}, and the cluster has ${listWords(families)} only.`,
      why: 'The API server refuses the Service, because it has no range to take such an address from.',
      advice: 'Leave the families to the cluster, or prefer dual-stack instead of requiring it.',
    };
  },
});
