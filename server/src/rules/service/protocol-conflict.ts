/** The rule about one container port for which two Services state different protocols. */

import { protocolOf, servicePorts, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { portTitle, statedProtocolOf } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { numbersBehind } from '../../kubernetes/service-exposure.ts';
import { defineRule } from '../rule.ts';

/** One port of a pod that one Service calls HTTP and another TCP: a mesh follows one of them, nobody knows which. */
export const protocolConflict = defineRule({
  id: 'service/protocol-conflict',
  summary: 'Two Services state different protocols for the same port of a pod.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['Service'],

  *detect(service, view) {
    const selector = serviceSelector(service);
    if (!selector) return;
    for (const { resource: workload } of view.podsOf(selector).found) {
      const others = view.servicesOf(workload).found.map(({ resource }) => resource);
      for (const port of servicePorts(service)) {
        const stated = statedProtocolOf(port);
        const [number] = numbersBehind(port, [workload]);
        if (!stated || number === undefined || Number.isNaN(number)) continue;
        for (const other of others.filter(({ name }) => name < service.name)) {
          const same = servicePorts(other).find((one) => {
            const protocol = statedProtocolOf(one);
            if (!protocol || protocol === stated || protocolOf(one) !== protocolOf(port)) return false;
            return numbersBehind(one, [workload]).has(number);
          });
          if (!same) continue;
          const otherProtocol = statedProtocolOf(same)!;
          const at = same.appProtocol?.at ?? same.name!.at;
          const related = [{ file: other.file, at, message: `${titleOf(other)} says ${otherProtocol} here.` }];
          yield {
            at: port.appProtocol?.at ?? port.name!.at,
            related,
            service,
            port,
            stated,
            other,
            otherProtocol,
            number,
            workload,
          };
          return;
        }
      }
    }
  },

  explain({ service, port, stated, other, otherProtocol, number, workload }) {
    return {
      what: `${titleOf(service)} says ${stated} for ${portTitle(port)}, and ${titleOf(other)} says ${otherProtocol}.`,
      why: `Both lead to port ${number} of ${titleOf(workload)}, and a mesh treats its traffic by one of the two.`,
      advice: 'State the same protocol in both Services.',
    };
  },
});
