/** The rule about application protocols of endpoint ports that are no qualified names. */

import { endpointPortTitle, portsIn } from '../../kubernetes/endpoint-parts.ts';
import { isQualifiedName } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** An `appProtocol` outside the syntax of qualified names: the API server refuses the object. */
export const appProtocolInvalid = defineRule({
  id: 'endpoints/app-protocol-invalid',
  summary: 'An endpoint port has an application protocol that is no qualified name.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    for (const port of portsIn(resource)) {
      const protocol = port.appProtocol;
      if (!protocol || isQualifiedName(protocol.value) || isPlaceholder(protocol.value)) continue;
      yield { at: protocol.at, resource, port, value: protocol.value };
    }
  },

  explain({ resource, port, value }) {
    return {
      what: `${titleOf(resource)} gives ${endpointPortTitle(port)} the application protocol "${value}", which is no qualified name.`,
      why: 'The API server refuses the object: it takes a word such as https, or a domain, a slash and a word.',
      advice: 'Write the application protocol of the Service port, or leave it out.',
    };
  },
});
