/** The rule about port names of a Service that an Ingress cannot name. */

import { isDnsLabel, isPortName } from '../../kubernetes/formats.ts';
import { servicePorts } from '../../kubernetes/kinds/service.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A name that is right here and too long or without letter for an Ingress backend, where stricter rules hold. */
export const portNameUnreferable = defineRule({
  id: 'service/port-name-unreferable',
  summary: 'A Service port has a name that an Ingress backend cannot say.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['Service'],

  *detect(service) {
    for (const port of servicePorts(service)) {
      const { name } = port;
      if (!name || !isDnsLabel(name.value) || isPortName(name.value) || isPlaceholder(name.value)) continue;
      yield { at: name.at, service, port, name: name.value };
    }
  },

  explain({ service, port, name }) {
    return {
      what: `${titleOf(service)} calls ${portTitle(port)} ${name}, which no Ingress can refer to.`,
      why: 'An Ingress backend takes names of at most 15 characters, with a letter and without two dashes in a row.',
      advice: 'Shorten the name, or refer to the port by its number.',
    };
  },
});
