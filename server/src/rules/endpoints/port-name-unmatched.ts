/** The rule about endpoint ports that no port of their Service is called like. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { endpointPortTitle, portsIn } from '../../kubernetes/endpoint-parts.ts';
import { serviceNameOf } from '../../kubernetes/kinds/endpoints.ts';
import { isHeadless, servicePorts, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** Proxies match ports of endpoints and Service by name: one without its like gets no traffic. */
export const portNameUnmatched = defineRule({
  id: 'endpoints/port-name-unmatched',
  summary: 'An endpoint port has a name that no port of its Service has.',
  severity: 'warning',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource, view) {
    const service = view.named('Service', serviceNameOf(resource) ?? '').found[0]?.resource;
    if (service?.type !== 'Service' || serviceSelector(service) || isHeadless(service)) return;
    const names = servicePorts(service).map(({ name }) => name?.value ?? '');
    if (names.length === 0 || names.some(isPlaceholder)) return;
    for (const port of portsIn(resource)) {
      const name = port.name?.value ?? '';
      if (names.includes(name) || isPlaceholder(name)) continue;
      const meant = names.length === 1 ? names[0] : nearest(name, names);
      const at = port.name?.at ?? keyAt(port, 'name') ?? onOneLine(port);
      const related = [{ file: service.file, at: nameAt(service), message: `${titleOf(service)} stands here.` }];
      yield { at, related, resource, port, name, service, names, meant };
    }
  },

  explain({ resource, port, name, service, names }) {
    const written = names.filter(Boolean);
    return {
      what: name
        ? `${titleOf(resource)} names a port ${name}, which ${titleOf(service)} does not have.`
        : `${titleOf(resource)} gives ${endpointPortTitle(port)} no name, and ${titleOf(service)} names its ports.`,
      why: 'Proxies match ports by name, so the Service has no endpoints for this port.',
      advice: written.length > 0 ? `Name it ${listWords(written, 'or')}.` : 'Leave the name out, as the Service does.',
    };
  },

  repair({ port, meant }, { text }) {
    const edits = meant === undefined ? undefined : setField(text, port, 'name', meant, 'first');
    const title = meant ? `Name the port ${meant}` : 'Leave the port without a name';
    return edits ? [{ title, safe: false, edits }] : [];
  },
});
