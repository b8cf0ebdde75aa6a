/** The rule about names that only resolve where the cluster's domain is cluster.local. */

import { writtenWords } from '../../manifest/written-words.ts';
import { defineRule } from '../rule.ts';

/** The default cluster domain written out: on clusters with another domain the name does not resolve. */
export const clusterDomainHardcoded = defineRule({
  id: 'service/cluster-domain-hardcoded',
  summary: 'A host name spells out the default domain of the cluster.',
  severity: 'hint',
  preset: 'off',
  appliesTo: 'every',

  *detect(resource, view) {
    const text = view.snapshot.files.get(resource.file)?.text ?? '';
    // Hardly any file has it, which the whole pattern would take long to see.
    if (!/\.cluster\.local/i.test(text)) return;
    for (const { at, words } of writtenWords(text, resource.node, pattern)) {
      yield { at, name: words[1]!, tail: { start: at.end - suffix.length, end: at.end } };
    }
  },

  explain({ name }) {
    return {
      what: `The name ${name}${suffix} spells out the domain of the cluster.`,
      why: 'On a cluster with another domain the name does not resolve.',
      advice: `Write ${name}, which the search domains of pods complete.`,
    };
  },

  repair({ tail }) {
    return [{ title: 'Leave the domain of the cluster out', safe: false, edits: [{ at: tail, text: '' }] }];
  },
});

const suffix = '.cluster.local';
const pattern = /((?:[a-z0-9-]+\.)*svc)\.cluster\.local(?![a-z0-9.-]*[a-z0-9])/gi;
