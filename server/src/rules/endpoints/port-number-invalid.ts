/** The rule about numbers of endpoint ports that are missing or no ports. */

import { portsIn } from '../../kubernetes/endpoint-parts.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A port outside 1 to 65535: the API server refuses Endpoints with it; of slices it only does not serve them. */
export const portNumberInvalid = defineRule({
  id: 'endpoints/port-number-invalid',
  summary: 'An endpoint port has no number, or one outside of 1 to 65535.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    for (const port of portsIn(resource)) {
      const number = port.port;
      if (!number) {
        // A slice without number stands for all ports.
        if (resource.type === 'EndpointSlice' || isMisread(resource, port)) continue;
        yield { at: keyAt(port, 'port') ?? onOneLine(port), resource, value: undefined };
      } else if (!Number.isNaN(number.value) && !isPortNumber(number.value)) {
        const severity = resource.type === 'EndpointSlice' ? ('warning' as const) : undefined;
        yield { at: number.at, ...(severity && { severity }), resource, value: number.value };
      }
    }
  },

  explain({ resource, value }) {
    return {
      what:
        value === undefined
          ? `${titleOf(resource)} lists a port without its number.`
          : `${titleOf(resource)} has the port ${value}, which is no port number.`,
      why:
        resource.type === 'EndpointSlice'
          ? 'The API server accepts it, and no connection can be made to such a port.'
          : 'The API server refuses the object: ports go from 1 to 65535.',
      advice: 'Write a number from 1 to 65535.',
    };
  },
});
