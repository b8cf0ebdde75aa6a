/** The rule about a Service that lists one port and protocol twice. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortNumber } from '../../kubernetes/formats.ts';
import { hasSeveralPorts, protocolOf, type ServicePort, servicePorts } from '../../kubernetes/kinds/service.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isList, plainValue } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The same port and protocol twice: the API server refuses the Service (ValidateServiceCreate). */
export const portDuplicate = defineRule({
  id: 'service/port-duplicate',
  summary: 'A Service lists one port and protocol twice.',
  severity: 'error',
  appliesTo: ['Service'],
  where: hasSeveralPorts,

  *detect(service) {
    const first = new Map<string, ServicePort>();
    for (const port of servicePorts(service)) {
      const number = port.port;
      const protocol = protocolOf(port);
      if (!number || !isPortNumber(number.value) || isPlaceholder(protocol)) continue;
      const earlier = first.get(`${protocol}/${number.value}`);
      if (!earlier) {
        first.set(`${protocol}/${number.value}`, port);
        continue;
      }
      const related = [{ file: service.file, at: earlier.port!.at, message: 'The port stands here first.' }];
      yield { at: number.at, related, service, port, protocol, earlier };
    }
  },

  explain({ service, port, protocol }) {
    return {
      what: `${titleOf(service)} lists ${portTitle(port)} twice for ${protocol}.`,
      why: 'The API server refuses a Service that has the same port and protocol more than once.',
      advice: 'Change the number or the protocol of one entry, or remove it.',
    };
  },

  repair({ service, port, earlier }, { text }) {
    const fixes: Fix[] = [];
    const list = service.spec?.ports?.node;
    if (isRepeated(earlier, port) && isList(list)) {
      const edits = removeItem(text, list, port.node);
      if (edits) fixes.push({ title: 'Remove the repeated port', safe: true, edits });
    }
    if (!port.protocol && /(^|-)udp(-|$)/.test(port.name?.value ?? '')) {
      const edits = setField(text, port, 'protocol', 'UDP');
      if (edits) fixes.push({ title: 'Set protocol to UDP', safe: false, edits });
    }
    return fixes;
  },
});

/** Whether nothing but the name differs, so that the second entry adds nothing. */
function isRepeated(a: ServicePort, b: ServicePort): boolean {
  const [one, other] = [a, b].map(({ node }) => JSON.stringify({ ...(plainValue(node) as object), name: '' }));
  return one === other && (b.name?.value === undefined || b.name.value === a.name?.value);
}
