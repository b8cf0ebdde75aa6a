/** The rule about Services whose pods do not say which ports they serve. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { protocolOf, servicePorts, serviceSelector, targetPortOf } from '../../kubernetes/kinds/service.ts';
import { servingPorts } from '../../kubernetes/kinds/workload.ts';
import { isWritten } from '../../kubernetes/misread.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { someOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** Selected pods that declare no ports: nobody can check where the traffic goes, neither a reader nor a program. */
export const podsWithoutPorts = defineRule({
  id: 'service/pods-without-ports',
  summary: 'A Service selects pods that declare no ports, so its targets cannot be checked.',
  severity: 'hint',
  preset: 'strict',
  appliesTo: ['Service'],

  *detect(service, view) {
    const written = service.spec?.selector;
    const selector = serviceSelector(service);
    if (!selector || !written) return;
    const workloads = view.podsOf(selector).found.map(({ resource }) => resource);
    if (workloads.length === 0 || workloads.some((one) => servingPorts(one).length > 0 || !one.podSpec?.containers))
      return;
    const targets = servicePorts(service).flatMap((port) => {
      const number = targetPortOf(port)?.value;
      if (typeof number !== 'number' || Number.isNaN(number)) return [];
      return protocolOf(port) === 'TCP'
        ? { containerPort: number }
        : { containerPort: number, protocol: protocolOf(port) };
    });
    if (targets.length === 0) return;
    const related = workloads.slice(0, 5).map((one) => {
      return { file: one.file, at: nameAt(one), message: `${titleOf(one)} declares no ports.` };
    });
    yield { at: selectorAt({ ...written, matchLabels: written }), related, service, workloads, targets };
  },

  explain({ service, workloads }) {
    return {
      what: `${titleOf(service)} selects ${someOf(workloads.map(titleOf), 2)}, where no container declares a port.`,
      why: 'The traffic arrives all the same, but whether something listens there cannot be told from the manifests.',
      advice: 'Declare the ports that the containers listen on.',
    };
  },

  repair({ service, workloads, targets }, context) {
    const [workload] = workloads;
    const containers = workload?.podSpec?.containers?.items ?? [];
    const [container] = containers;
    if (!workload || !container || workloads.length > 1 || containers.length > 1 || isWritten(container, 'ports'))
      return [];
    const edits = setField(context.fileOf(workload.file)?.text ?? '', container, 'ports', targets);
    const title = `Declare ${targets.map(({ containerPort }) => containerPort).join(', ')} in ${titleOf(workload)}`;
    if (!edits) return [];
    if (workload.file === service.file) return [{ title, safe: true, edits }];
    return [{ title, safe: true, edits: [], elsewhere: [{ file: workload.file, edits }] }];
  },
});
