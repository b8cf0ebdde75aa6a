/** The rule about the old name of a traffic distribution. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** PreferClose, which means PreferSameZone and is deprecated since that name exists (KEP-3015). */
export const trafficDistributionDeprecated = defineRule({
  id: 'service/traffic-distribution-deprecated',
  summary: 'A Service calls its traffic distribution PreferClose, the old name of PreferSameZone.',
  severity: 'hint',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service, _view, { kubernetes }) {
    const distribution = service.spec?.trafficDistribution;
    if (kubernetes < 34 || distribution?.value !== 'PreferClose') return;
    yield { at: distribution.at, tag: 'deprecated' as const, service };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} calls its traffic distribution PreferClose.`,
      why: 'The API server warns that this is the old name of PreferSameZone; both mean endpoints in the zone of the client.',
      advice: 'Write PreferSameZone.',
    };
  },

  repair({ service }, { text }) {
    const edits = setField(text, service.spec, 'trafficDistribution', 'PreferSameZone');
    return edits ? [{ title: 'Set trafficDistribution to PreferSameZone', safe: true, edits }] : [];
  },
});
