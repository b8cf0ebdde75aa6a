/** The rule about external names that no DNS server can follow. */

import { parseAddress } from '../../kubernetes/formats.ts';
import { isExternalName } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** An address or a single word in `externalName`: it is accepted, and the CNAME record leads nowhere. */
export const externalNameUnresolvable = defineRule({
  id: 'service/external-name-unresolvable',
  summary: 'An ExternalName Service leads to an address or a single word, which no CNAME record can.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: isExternalName,

  *detect(service) {
    const name = service.spec?.externalName;
    if (!name || isPlaceholder(name.value)) return;
    const host = name.value.replace(/\.$/, '');
    const address = parseAddress(host);
    const isLocal = host === 'localhost' || (address?.family === 4 && address.value >> 24n === 127n);
    if (isLocal || !(address?.family === 4 || /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(host))) return;
    yield { at: name.at, service, host, isAddress: address !== undefined };
  },

  explain({ service, host, isAddress }) {
    return {
      what: `${titleOf(service)} leads to ${isAddress ? 'the address' : 'the single word'} ${host}.`,
      why: isAddress
        ? 'A CNAME record leads to a name, so DNS servers look for a host that is called like the address.'
        : 'A CNAME record leads to a complete name, so the search domains of pods are not tried.',
      advice: isAddress
        ? 'Leave out type and external name, and list the address in an EndpointSlice of a Service without selector.'
        : 'Write the complete name; for a Service of the cluster it ends in svc.cluster.local.',
    };
  },
});
