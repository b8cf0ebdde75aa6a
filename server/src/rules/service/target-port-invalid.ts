/** The rule about target ports that are neither a number nor a port name. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName, isPortNumber } from '../../kubernetes/formats.ts';
import { servicePorts, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { hasUnusualPort } from '../../kubernetes/kinds/service-traits.ts';
import { servingPorts } from '../../kubernetes/kinds/workload.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** A string that cannot be a port name, most often a quoted number: the API server refuses the Service. */
export const targetPortInvalid = defineRule({
  id: 'service/target-port-invalid',
  summary: 'A Service has a target port that is neither a number nor a port name.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasUnusualPort,

  *detect(service, view) {
    const selector = serviceSelector(service);
    for (const port of servicePorts(service)) {
      const target = port.targetPort;
      const value = target?.value;
      if (!target || typeof value !== 'string' || value === '') continue;
      if (isPortName(value) || isPlaceholder(value)) continue;
      const number = /^[0-9]{1,5}$/.test(value) && isPortNumber(Number(value)) ? Number(value) : undefined;
      const names = (selector ? view.podsOf(selector).found : []).flatMap(({ resource }) => {
        return servingPorts(resource).flatMap((one) => one.name?.value ?? []);
      });
      const meant = number ?? nearest(value, names.filter(isPortName));
      yield { at: target.at, service, port, value, number, meant };
    }
  },

  explain({ service, port, value, number, meant }) {
    return {
      what: `${titleOf(service)} sends ${portTitle(port)} to "${value}", a string that is no port name.`,
      why:
        number === undefined
          ? 'The API server refuses the Service: a port name has at most 15 lower-case letters, digits and single dashes.'
          : 'The API server reads a quoted number as a name and refuses it, because a port name needs a letter.',
      advice: meant === undefined ? 'Write a number, or the name of a container port.' : `Write ${meant}.`,
    };
  },

  repair({ port, number, meant }, { text }) {
    if (meant === undefined) return [];
    const edits = setField(text, port, 'targetPort', meant);
    const isNumber = number !== undefined;
    return edits
      ? [{ title: isNumber ? `Unquote ${meant}` : `Set targetPort to ${meant}`, safe: isNumber, edits }]
      : [];
  },
});
