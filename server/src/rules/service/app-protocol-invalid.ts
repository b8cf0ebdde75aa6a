/** The rule about application protocols that are no qualified names. */

import { isQualifiedName } from '../../kubernetes/formats.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { namesAppProtocol } from '../../kubernetes/kinds/service-traits.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** An `appProtocol` outside the syntax of qualified names: the API server refuses the Service. */
export const appProtocolInvalid = defineRule({
  id: 'service/app-protocol-invalid',
  summary: 'A Service port has an application protocol that is no qualified name.',
  severity: 'error',
  appliesTo: ['Service'],
  where: namesAppProtocol,

  *detect(service) {
    for (const port of servicePorts(service)) {
      const protocol = port.appProtocol;
      if (!protocol || isQualifiedName(protocol.value) || isPlaceholder(protocol.value)) continue;
      yield { at: protocol.at, service, port, value: protocol.value };
    }
  },

  explain({ service, port, value }) {
    return {
      what: `${titleOf(service)} gives ${portTitle(port)} the application protocol "${value}", which is no qualified name.`,
      why: 'The API server refuses the Service: it takes a word such as https, or a domain, a slash and a word.',
      advice: 'Write a name such as https, grpc or kubernetes.io/h2c, or leave appProtocol out.',
    };
  },
});
