/** The rule about labels that AKS keeps for itself. */

import { safeguardConsequence, safeguarded } from '../../cluster/safeguards.ts';
import { metadataMaps } from '../../kubernetes/metadata-maps.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { removeEntry } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

const prefix = 'kubernetes.azure.com/';

/** Labels that AKS tells people to put on their pods. */
const documented: ReadonlySet<string> = new Set([`${prefix}service-egress-gateway`]);

/** A label below `kubernetes.azure.com/`, by which AKS knows what it manages. */
export const labelReserved = defineRule({
  id: 'aks/label-reserved',
  summary: 'An object has a label that is reserved for AKS itself.',
  severity: 'error',
  preset: 'aks-safeguards',
  appliesTo: 'every',

  *detect(resource, view, { profile }) {
    const outcome = safeguarded(profile, resource.kind === 'Namespace' ? resource.name : view.namespace);
    if (!outcome) return;
    for (const { map, of } of metadataMaps(resource, 'labels')) {
      for (const { key } of map.entries) {
        if (!key.value.startsWith(prefix) || documented.has(key.value)) continue;
        const severity = outcome === 'warned' ? { severity: 'warning' as const } : {};
        yield { at: key.at, ...severity, resource, map, of, key: key.value, outcome };
      }
    }
  },

  explain({ resource, of, key, outcome }) {
    const owner = of === 'pods' ? `The pods of ${titleOf(resource)} have` : `${titleOf(resource)} has`;
    return {
      what: `${owner} the label ${key}, whose prefix is reserved for AKS.`,
      why: safeguardConsequence(outcome, 'no-aks-labels'),
      advice: 'Use a prefix of your own.',
    };
  },

  repair({ map, of, key }, { text }) {
    const entry = isMap(map.node) ? map.node.entry(key) : undefined;
    // A selector may count on a label of pods.
    const edits = of === 'pods' || !entry || !isMap(map.node) ? undefined : removeEntry(text, map.node, entry);
    return edits ? [{ title: `Remove the label ${key}`, safe: false, edits }] : [];
  },
});
