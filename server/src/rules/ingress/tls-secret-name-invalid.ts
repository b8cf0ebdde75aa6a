/** The rule about names of TLS Secrets that no Secret can have. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { hasTls } from '../../kubernetes/kinds/ingress-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** The Secret of a TLS entry is named without namespace: it is one of the namespace of the Ingress. */
export const tlsSecretNameInvalid = defineRule({
  id: 'ingress/tls-secret-name-invalid',
  summary: 'A TLS entry of an Ingress names a Secret as none can be named.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: hasTls,

  *detect(ingress) {
    for (const entry of ingress.spec?.tls?.items ?? []) {
      const written = entry.secretName;
      if (!written?.value || isPlaceholder(written.value) || isDnsSubdomain(written.value)) continue;
      yield { at: written.at, ingress, entry, name: written.value };
    }
  },

  explain({ ingress, name }) {
    return {
      what: `Ingress ${ingress.name} takes its certificate from the Secret "${name}", which no Secret can be named.`,
      why: name.includes('/')
        ? 'The API server refuses the Ingress: the Secret is named alone and must be in the namespace of the Ingress.'
        : 'The API server refuses the Ingress: a name has lower-case letters, digits, dashes and dots.',
      advice: 'Write the name of a Secret in the namespace of the Ingress.',
    };
  },

  repair({ entry, name }, { text }) {
    const meant = name
      .slice(name.lastIndexOf('/') + 1)
      .toLowerCase()
      .replaceAll('_', '-');
    const edits = isDnsSubdomain(meant) ? setField(text, entry, 'secretName', meant) : undefined;
    return edits ? [{ title: `Write ${meant}`, safe: false, edits }] : [];
  },
});
