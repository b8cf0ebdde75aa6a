/** The rule about names of endpoint ports that are no DNS labels. */

import { portsIn } from '../../kubernetes/endpoint-parts.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A port name outside the syntax of a DNS label: the API server refuses the object. */
export const portNameInvalid = defineRule({
  id: 'endpoints/port-name-invalid',
  summary: 'An endpoint port has a name that is no DNS label.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    for (const { name } of portsIn(resource)) {
      if (!name?.value || isDnsLabel(name.value) || isPlaceholder(name.value)) continue;
      yield { at: name.at, resource, name: name.value };
    }
  },

  explain({ resource, name }) {
    return {
      what: `${titleOf(resource)} has a port called "${name}", which is no DNS label.`,
      why: 'The API server refuses the object: port names have at most 63 lower-case letters, digits and dashes.',
      advice: 'Give it the name of the port of the Service that it stands for.',
    };
  },
});
