/** The rule about words in the network part of a pod that its fields do not take. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { callsOf, portsOf } from '../../kubernetes/pod-parts.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, type Placed } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import type { Located } from '../../text/range.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A word outside the enumeration of its field: the API server refuses the pod (NotSupported). */
export const valueUnknown = defineRule({
  id: 'workload/value-unknown',
  summary: 'A network field of a pod has a word that it does not take.',
  severity: 'error',
  appliesTo: ['Workload'],

  *detect(workload) {
    const { podSpec } = workload;
    if (!workload.builtIn || !podSpec) return;
    const written: [Field, Placed, Located<string> | undefined][] = [['dnsPolicy', podSpec, podSpec.dnsPolicy]];
    for (const { port } of portsOf(workload)) written.push(['protocol', port, port.protocol]);
    for (const { target, scheme } of callsOf(workload)) written.push(['scheme', target, scheme]);
    for (const [field, holder, value] of written) {
      const words = enumerations[field];
      // The empty word is unset, and gets the default.
      if (!value?.value || words.includes(value.value) || isPlaceholder(value.value)) continue;
      const meant = nearest(value.value, words);
      yield { at: value.at, workload, field, value: value.value, words, meant, holder };
    }
  },

  explain({ workload, field, value, words, meant }) {
    const cases = meant?.toLowerCase() === value.toLowerCase();
    return {
      what: `${titleOf(workload)} sets ${field} to "${value}", which is none of its values.`,
      why: `The API server refuses the ${workload.kind}${cases ? ': the letter case counts' : ''}.`,
      advice: `Write ${meant ?? listWords(words, 'or')}.`,
    };
  },

  repair({ holder, field, value, meant }, { text }) {
    const edits = meant && setField(text, holder, field, meant);
    const safe = meant?.toLowerCase() === value.toLowerCase();
    return edits ? [{ title: `Set ${field} to ${meant}`, safe, edits }] : [];
  },
});

type Field = keyof typeof enumerations;

const enumerations = {
  dnsPolicy: ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'],
  protocol: ['TCP', 'UDP', 'SCTP'],
  scheme: ['HTTP', 'HTTPS'],
} satisfies Record<string, readonly string[]>;
