/** The rule about Pod Security labels of a Namespace that say nothing. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { hasMetadataLabels } from '../../kubernetes/metadata-maps.ts';
import { isSecurityVersion, securityLabelsOf, securityLevels } from '../../kubernetes/pod-security.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A level or version that the PodSecurity admission does not know: it refuses to create the Namespace. */
export const podSecurityLabelInvalid = defineRule({
  id: 'namespace/pod-security-label-invalid',
  summary: 'A Namespace has a Pod Security label with an unknown level or version.',
  severity: 'error',
  appliesTo: ['Namespace'],
  where: hasMetadataLabels,

  *detect(namespace) {
    for (const { key, value, isVersion } of securityLabelsOf(namespace)) {
      if (isPlaceholder(value.value)) continue;
      const isValid = isVersion ? isSecurityVersion(value.value) : securityLevels.some((one) => one === value.value);
      if (isValid) continue;
      const version = /^(v?)1\.[0-9]+(\.[0-9]+)?$/.test(value.value) ? `v${value.value.replace(/^v/, '')}` : undefined;
      const meant = isVersion ? version?.split('.').slice(0, 2).join('.') : nearest(value.value, securityLevels);
      yield { at: value.at, namespace, key: key.value, value: value.value, isVersion, meant };
    }
  },

  explain({ namespace, key, value, isVersion, meant }) {
    return {
      what: `Namespace ${namespace.name} sets ${key} to "${value}", which is no ${isVersion ? 'version' : 'level'} of the Pod Security Standards.`,
      why: 'The API server refuses to create the Namespace.',
      advice: meant
        ? `Write ${meant}.`
        : isVersion
          ? 'Write latest, or a version such as v1.36.'
          : `Write ${listWords(securityLevels, 'or')}.`,
    };
  },

  repair({ namespace, key, meant }, { text }) {
    const edits = meant && setField(text, namespace.labels, key, meant);
    return edits ? [{ title: `Write ${meant}`, safe: false, edits }] : [];
  },
});
