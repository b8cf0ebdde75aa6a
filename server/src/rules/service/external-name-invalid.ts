/** The rule about external names that are missing or no DNS names. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isDnsSubdomain } from '../../kubernetes/formats.ts';
import { isExternalName } from '../../kubernetes/kinds/service.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { specKeyAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import { mayGainFields } from '../../workspace/recipe-changes.ts';
import { defineRule } from '../rule.ts';

/** An ExternalName Service without a DNS name: the API server refuses it (ValidateDNS1123Subdomain). */
export const externalNameInvalid = defineRule({
  id: 'service/external-name-invalid',
  summary: 'An ExternalName Service has no external name, or one that is no DNS name.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isExternalName,

  *detect(service, view) {
    const { spec } = service;
    if (!spec) return;
    const name = spec.externalName?.value ?? '';
    if (isPlaceholder(name) || (name === '' && (mayGainFields(view) || isMisread(service, spec, 'externalName'))))
      return;
    // One dot at the end only says that the name is complete.
    if (isDnsSubdomain(name.replace(/\.$/, ''))) return;
    const at = spec.externalName?.at ?? keyAt(spec, 'externalName') ?? specKeyAt(service);
    yield { at, service, spec, name, host: hostIn(name) };
  },

  explain({ service, name, host }) {
    return {
      what: name
        ? `${titleOf(service)} has the external name "${name}", which is no DNS name.`
        : `${titleOf(service)} is of the type ExternalName and names nothing.`,
      why: 'The API server refuses the Service: it becomes a CNAME record, which leads to a DNS name in lower case.',
      advice: host ? `Write ${host}.` : 'Write the DNS name of the host, without scheme, port or path.',
    };
  },

  repair({ spec, host }, { text }) {
    const edits = host ? setField(text, spec, 'externalName', host) : undefined;
    return edits ? [{ title: `Set externalName to ${host}`, safe: false, edits }] : [];
  },
});

/** The host of what looks like a URL or a host with a port; lower case. */
function hostIn(text: string): string | undefined {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[:/?#].*$/, '');
  return host !== '' && isDnsSubdomain(host) ? host : undefined;
}
