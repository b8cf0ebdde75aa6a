/** The rule about numbers in a Service that are no ports. */

import { isForbidden } from '../../kubernetes/forbidden-fields.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { knownServiceType, servicePorts } from '../../kubernetes/kinds/service.ts';
import { hasUnusualPort } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import type { Located } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/** A port outside 1 to 65535: the API server refuses the Service, and no node port range can hold such a number. */
export const portNumberInvalid = defineRule({
  id: 'service/port-number-invalid',
  summary: 'A Service has a port number outside of 1 to 65535.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasUnusualPort,

  *detect(service) {
    const type = knownServiceType(service);
    // On other types a node port is refused whatever its number.
    const hasNodePorts = type === 'NodePort' || type === 'LoadBalancer';
    for (const port of servicePorts(service)) {
      if (isOutside(port.port, false)) yield { at: port.port!.at, service, field: 'port', value: port.port!.value };
      const target = port.targetPort as Located<number> | undefined;
      if (isOutside(target, true)) yield { at: target!.at, service, field: 'targetPort', value: target!.value };
      if (hasNodePorts && isOutside(port.nodePort, true)) {
        yield { at: port.nodePort!.at, service, field: 'nodePort', value: port.nodePort!.value };
      }
    }
    const check = service.spec?.healthCheckNodePort;
    if (type === 'LoadBalancer' && isOutside(check, true) && !isForbidden(service, 'healthCheckNodePort')) {
      yield { at: check!.at, service, field: 'healthCheckNodePort', value: check!.value };
    }
  },

  explain({ service, field, value }) {
    return {
      what: `${titleOf(service)} sets ${field} to ${value}, which is no port number.`,
      why: 'The API server refuses the Service: ports go from 1 to 65535.',
      advice: 'Write a number from 1 to 65535.',
    };
  },
});

/** `mayBeZero`: 0 stands for the default. */
function isOutside(number: Located<number> | undefined, mayBeZero: boolean): boolean {
  if (!number || typeof number.value !== 'number' || Number.isNaN(number.value)) return false;
  return !isPortNumber(number.value) && !(mayBeZero && number.value === 0);
}
