/** The rule about ports that a team has not agreed on. */

import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { listWords } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A port outside a configured list, for teams that open agreed ports only. */
export const portUnlisted = defineRule({
  id: 'service/port-unlisted',
  summary: 'A Service has a port that is not on the configured list.',
  severity: 'warning',
  preset: 'off',
  appliesTo: ['Service'],
  options: {
    ports: {
      description: 'The allowed ports: numbers, and ranges such as `8000-8999`; an empty list allows all.',
      schema: { type: 'array', items: { type: ['integer', 'string'] }, default: [] },
    },
  },

  *detect(service, _view, { options }) {
    const allowed = Array.isArray(options.ports) ? options.ports.map(String) : [];
    // The API server's own Service is made by the API server.
    if (allowed.length === 0 || service.name === 'kubernetes') return;
    for (const port of servicePorts(service)) {
      const number = port.port?.value;
      if (!number || allowed.some((range) => covers(range, number))) continue;
      yield { at: port.port!.at, service, port, allowed };
    }
  },

  explain({ service, port, allowed }) {
    return {
      what: `${titleOf(service)} has ${portTitle(port)}, which is not on the list of allowed ports.`,
      why: 'Ports outside of the list are not expected by firewalls, dashboards and people.',
      advice: `Choose a port out of ${listWords(allowed, 'or')}.`,
    };
  },
});

function covers(range: string, port: number): boolean {
  const [first = Number.NaN, last = first] = range.split('-').map(Number);
  return first <= port && port <= last;
}
