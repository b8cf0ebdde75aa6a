/** The rule about ports that do not say which protocol they carry. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { portTitle, statedProtocolOf } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Neither `appProtocol` nor a name with a protocol first: a mesh guesses, or treats the traffic as plain TCP. */
export const portProtocolUndeclared = defineRule({
  id: 'service/port-protocol-undeclared',
  summary: 'A Service port does not say which application protocol it carries.',
  severity: 'hint',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    for (const port of servicePorts(service)) {
      const name = port.name?.value ?? '';
      if ((port.protocol && port.protocol.value !== 'TCP') || isPlaceholder(name) || statedProtocolOf(port)) continue;
      const guess = guesses[port.port?.value ?? 0] ?? guesses[Number(port.targetPort?.value ?? 0)];
      yield { at: port.name?.at ?? onOneLine(port), service, port, guess };
    }
  },

  explain({ service, port, guess }) {
    return {
      what: `${titleOf(service)} does not say which protocol ${portTitle(port)} carries.`,
      why: 'A mesh then guesses from the first bytes or treats the traffic as plain TCP, without routes, retries or metrics.',
      advice: `Set appProtocol${guess ? `, for example to ${guess}` : ''}, or begin the name of the port with the protocol.`,
    };
  },

  repair({ port, guess }, { text }) {
    const edits = guess ? setField(text, port, 'appProtocol', guess) : undefined;
    return edits ? [{ title: `Set appProtocol to ${guess}`, safe: false, edits }] : [];
  },
});

const guesses: Readonly<Record<number, string>> = {
  80: 'http',
  443: 'https',
  3000: 'http',
  3306: 'mysql',
  6379: 'redis',
  8080: 'http',
  8443: 'https',
  27017: 'mongo',
  50051: 'grpc',
};
