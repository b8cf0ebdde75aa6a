/** The rule about numeric target ports that no selected container declares. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { protocolOf, servicePorts, serviceSelector, targetPortOf } from '../../kubernetes/kinds/service.ts';
import { hasNumberedTarget } from '../../kubernetes/kinds/service-traits.ts';
import { declaresPort, servingPorts } from '../../kubernetes/kinds/workload.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { listWords, someOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** A target port that the selected pods do not declare while they declare others: it works, but is often a slip. */
export const targetPortUndeclared = defineRule({
  id: 'service/target-port-undeclared',
  summary: 'A Service sends a port to a number that its pods do not declare, while they declare others.',
  severity: 'hint',
  appliesTo: ['Service'],
  where: hasNumberedTarget,

  *detect(service, view) {
    const selector = serviceSelector(service);
    if (!selector) return;
    const { found, possible } = view.podsOf(selector);
    if (found.length === 0 || possible.length > 0) return;
    const workloads = found.map(({ resource }) => resource);
    const declared = workloads.flatMap(servingPorts);
    if (declared.some(({ containerPort }) => Number.isNaN(containerPort?.value))) return;
    if (workloads.some((workload) => servingPorts(workload).length === 0)) return;
    for (const port of servicePorts(service)) {
      const target = targetPortOf(port);
      const protocol = protocolOf(port);
      if (typeof target?.value !== 'number' || Number.isNaN(target.value) || isPlaceholder(protocol)) continue;
      const number = target.value;
      if (workloads.some((workload) => declaresPort(workload, number, protocol))) continue;
      const numbers = [
        ...new Set(declared.flatMap((one) => (protocolOf(one) === protocol ? (one.containerPort?.value ?? []) : []))),
      ];
      const related = workloads.slice(0, 5).map((workload) => {
        return { file: workload.file, at: nameAt(workload), message: `${titleOf(workload)} declares other ports.` };
      });
      yield { at: target.at, related, service, port, number, workloads, numbers };
    }
  },

  explain({ service, port, number, workloads, numbers }) {
    const pods = someOf(workloads.map(titleOf), 2);
    return {
      what: `${titleOf(service)} sends ${portTitle(port)} to ${number}, which ${pods} ${workloads.length > 1 ? 'do' : 'does'} not declare.`,
      why: 'An undeclared port is reachable, but if nothing listens on it, connections are refused.',
      advice:
        numbers.length > 0
          ? `Check whether ${listWords(numbers.map(String), 'or')} was meant, or declare ${number} in the container.`
          : `Check the number, or declare ${number} in the container.`,
    };
  },

  repair({ port, numbers }, { text }) {
    const [number] = numbers;
    if (numbers.length !== 1 || number === undefined) return [];
    const edits = setField(text, port, 'targetPort', number, port.targetPort ? undefined : { after: 'port' });
    return edits ? [{ title: `Set targetPort to ${number}`, safe: false, edits }] : [];
  },
});
