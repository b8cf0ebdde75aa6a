/** The rule about external names that lead each client to itself. */

import { parseAddress } from '../../kubernetes/formats.ts';
import { isExternalName } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** `localhost` as an external name: whoever asks for the Service talks to its own pod, and proxies to themselves. */
export const externalNameLoopback = defineRule({
  id: 'service/external-name-loopback',
  summary: 'An ExternalName Service leads every client to itself.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: isExternalName,

  *detect(service) {
    const name = service.spec?.externalName;
    if (!name || !isLoopback(name.value)) return;
    yield { at: name.at, service, name: name.value };
  },

  explain({ service, name }) {
    return {
      what: `${titleOf(service)} leads to ${name}, which is each client itself.`,
      why: 'An ingress controller that is sent there talks to its own pod, and so opens ports meant for that pod alone.',
      advice: 'Name the host that was meant, or remove the Service.',
    };
  },
});

function isLoopback(name: string): boolean {
  const host = name.toLowerCase().replace(/\.$/, '');
  if (/^(.+\.)?localhost$|^localhost\d?\.localdomain\d?$|^ip6-(localhost|loopback)$/.test(host)) return true;
  const address = parseAddress(host);
  return address?.family === 4 && address.value >> 24n === 127n;
}
