/** The rule about entries of a Service's ports that have no port number. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { hasUnusualPort } from '../../kubernetes/kinds/service-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A port entry without `port`, the one field it must have: the API server refuses the Service. */
export const portNumberMissing = defineRule({
  id: 'service/port-number-missing',
  summary: "An entry of a Service's ports has no port number.",
  severity: 'error',
  appliesTo: ['Service'],
  where: hasUnusualPort,

  *detect(service) {
    for (const port of servicePorts(service)) {
      if (port.port || isMisread(service, port, 'port')) continue;
      const name = port.name?.value ?? '';
      const target = port.targetPort?.value;
      const number = usual[name] ?? (typeof target === 'number' && target > 0 ? target : undefined);
      yield { at: keyAt(port, 'port') ?? onOneLine(port), service, port, name, number };
    }
  },

  explain({ service, name, number }) {
    return {
      what: `${titleOf(service)} lists ${name ? `the port ${name}` : 'a port'} without its number.`,
      why: 'The API server refuses the Service: clients connect to the number in port, and nothing stands in for it.',
      advice: number === undefined ? 'Add port with the number that clients use.' : `Add port, for example ${number}.`,
    };
  },

  repair({ port, number }, { text }) {
    const place = port.name ? { after: 'name' } : 'first';
    const edits = number === undefined ? undefined : setField(text, port, 'port', number, place);
    return edits ? [{ title: `Add port: ${number}`, safe: false, edits }] : [];
  },
});

/** The numbers that clients use when they are told no other. */
const usual: Readonly<Record<string, number>> = { http: 80, https: 443 };
