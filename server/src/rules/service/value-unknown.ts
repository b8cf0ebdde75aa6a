/** The rule about words in a Service that its fields do not take. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isForbidden } from '../../kubernetes/forbidden-fields.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, type Placed } from '../../kubernetes/shape.ts';
import type { ScalarNode } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { nearest } from '../../text/nearest.ts';
import type { Located } from '../../text/range.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A word outside the enumeration of its field: the API server refuses the Service (NotSupported). */
export const valueUnknown = defineRule({
  id: 'service/value-unknown',
  summary: 'A field of a Service has a word that it does not take.',
  severity: 'error',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service, _view, { kubernetes }) {
    const { spec } = service;
    if (!spec) return;
    const enumerations = enumerationsOf(kubernetes);
    const written: [Enumerated, Placed | undefined, Located<string> | undefined][] = [
      ['type', spec, spec.type],
      ['sessionAffinity', spec, spec.sessionAffinity],
      ['ipFamilyPolicy', spec, spec.ipFamilyPolicy],
      ['externalTrafficPolicy', spec, spec.externalTrafficPolicy],
      ['internalTrafficPolicy', spec, spec.internalTrafficPolicy],
      ['trafficDistribution', spec, spec.trafficDistribution],
    ];
    for (const family of spec.ipFamilies?.items ?? []) written.push(['ipFamilies', undefined, family]);
    for (const port of servicePorts(service)) written.push(['protocol', port, port.protocol]);
    for (const [field, holder, value] of written) {
      const words = enumerations[field];
      if (!value || words.length === 0 || words.includes(value.value) || isPlaceholder(value.value)) continue;
      if (value.value === '' && emptyIsUnset.has(field)) continue;
      if (isForbidden(service, field)) continue;
      const meant = nearest(value.value, words);
      yield { at: value.at, service, field, value, words: words.filter(Boolean), meant, holder };
    }
  },

  explain({ service, field, value, words, meant }) {
    const cases = meant?.toLowerCase() === value.value.toLowerCase();
    return {
      what: `${titleOf(service)} sets ${field} to "${value.value}", which is none of its values.`,
      why: `The API server refuses the Service${cases ? ': the letter case counts' : ''}.`,
      advice: `Write ${meant ?? listWords(words, 'or')}.`,
    };
  },

  repair({ holder, field, value, meant }, { text }) {
    if (!meant) return [];
    const edits = holder
      ? setField(text, holder, field, meant)
      : replaceValue(text, value as ScalarNode & typeof value, meant);
    const safe = meant.toLowerCase() === value.value.toLowerCase();
    return edits ? [{ title: `Set ${field} to ${meant}`, safe, edits }] : [];
  },
});

type Enumerated = keyof ReturnType<typeof enumerationsOf>;

/** Fields whose empty string is the same as none; of the others the API has pointers, and refuses it. */
const emptyIsUnset: ReadonlySet<Enumerated> = new Set(['type', 'sessionAffinity', 'protocol', 'externalTrafficPolicy']);

function enumerationsOf(kubernetes: number) {
  return {
    type: ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
    sessionAffinity: ['None', 'ClientIP'],
    protocol: ['TCP', 'UDP', 'SCTP'],
    ipFamilies: ['IPv4', 'IPv6'],
    ipFamilyPolicy: ['SingleStack', 'PreferDualStack', 'RequireDualStack'],
    externalTrafficPolicy: ['Cluster', 'Local'],
    internalTrafficPolicy: ['Cluster', 'Local'],
    trafficDistribution: trafficDistributions(kubernetes),
  } satisfies Record<string, readonly string[]>;
}

/** KEP-4444 and KEP-3015: one value from 1.30 on, three from 1.34 on. Before that the field does not exist. */
function trafficDistributions(kubernetes: number): readonly string[] {
  if (kubernetes >= 34) return ['PreferSameZone', 'PreferSameNode', 'PreferClose'];
  return kubernetes >= 30 ? ['PreferClose'] : [];
}
