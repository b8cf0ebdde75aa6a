/** The rule about host names of pods that override all others, and cannot. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { correctedName } from '../../kubernetes/name-correction.ts';
import { overridesHostname } from '../../kubernetes/pod-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `hostnameOverride` is a DNS subdomain of at most 64 characters, and excludes two other fields (KEP-4762). */
export const hostnameOverrideInvalid = defineRule({
  id: 'workload/hostname-override-invalid',
  summary: 'A pod overrides its host name with what is none, or beside a field that excludes it.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: overridesHostname,

  *detect(workload, _view, { kubernetes }) {
    const { podSpec } = workload;
    const written = podSpec?.hostnameOverride;
    // Earlier versions drop the field.
    if (!workload.builtIn || !podSpec || !written?.value || kubernetes < overridesSince) return;
    const { value, at } = written;
    if (!isPlaceholder(value) && !isHostName(value)) {
      const meant = correctedName(value, 'subdomain');
      yield {
        at,
        workload,
        podSpec,
        value,
        excluded: undefined,
        meant: meant && isHostName(meant) ? meant : undefined,
      };
    }
    if (podSpec.setHostnameAsFQDN?.value === true) {
      yield {
        at: podSpec.setHostnameAsFQDN.at,
        workload,
        podSpec,
        value,
        excluded: 'setHostnameAsFQDN',
        meant: undefined,
      };
    }
    if (usesHostNetwork(workload)) yield { at, workload, podSpec, value, excluded: 'hostNetwork', meant: undefined };
  },

  explain({ workload, value, excluded, meant }) {
    return {
      what: excluded
        ? `${titleOf(workload)} sets both hostnameOverride and ${excluded}.`
        : `${titleOf(workload)} has the hostnameOverride "${value}", which is no host name.`,
      why: `The API server refuses the ${workload.kind}: ${excluded ? 'the two exclude each other' : `a host name has at most ${maxLength} lower-case letters, digits, dashes and dots`}.`,
      advice: excluded ? 'Keep one of the two.' : meant ? `Write ${meant}.` : 'Write a DNS name in lower case.',
    };
  },

  repair({ podSpec, excluded, meant }, { text }) {
    if (!excluded) {
      const edits = meant && setField(text, podSpec, 'hostnameOverride', meant);
      return edits ? [{ title: `Write ${meant}`, safe: false, edits }] : [];
    }
    return ['hostnameOverride', excluded].flatMap((field) => {
      const edits = removeField(text, podSpec, field);
      return edits ? [{ title: `Remove ${field}`, safe: false, edits }] : [];
    });
  },
});

function isHostName(text: string): boolean {
  return text.length <= maxLength && isDnsSubdomain(text);
}

const maxLength = 64;

/** The release from which the field is on by default. */
const overridesSince = 35;
