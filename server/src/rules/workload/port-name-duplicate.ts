/** The rule about ports of one container that share a name. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import type { ContainerPort } from '../../kubernetes/kinds/workload.ts';
import { containerPortTitle, containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { hasSeveralContainerPorts } from '../../kubernetes/pod-traits.ts';
import { containerPortNameFor } from '../../kubernetes/port-naming.ts';
import { defineRule } from '../rule.ts';

/** Two ports with one name in a container: the API server refuses the pod, whatever their protocols. */
export const portNameDuplicate = defineRule({
  id: 'workload/port-name-duplicate',
  summary: 'Two ports of a container have the same name.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasSeveralContainerPorts,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container } of containersOf(workload)) {
      const ports = container.ports?.items ?? [];
      const taken = new Set(ports.map((port) => port.name?.value ?? ''));
      const first = new Map<string, ContainerPort>();
      for (const port of ports) {
        const { name } = port;
        if (!name || !isPortName(name.value)) continue;
        const earlier = first.get(name.value);
        if (!earlier) {
          first.set(name.value, port);
          continue;
        }
        const free = containerPortNameFor(port, taken);
        taken.add(free);
        const message = `${name.value} names ${containerPortTitle(earlier)} here.`;
        const related = [{ file: workload.file, at: earlier.name!.at, message }];
        yield { at: name.at, related, workload, container, port, name: name.value, free };
      }
    }
  },

  explain({ workload, container, port, name, free }) {
    return {
      what: `${containerTitle(workload, container)} gives the name ${name} to ${containerPortTitle(port)} too.`,
      why: `The API server refuses the ${workload.kind}: a name stands for one port of a container, whatever the protocol.`,
      advice: `Give each port its own name, for example ${free}.`,
    };
  },

  repair({ port, free }, { text }) {
    const edits = setField(text, port, 'name', free);
    return edits ? [{ title: `Rename the port to ${free}`, safe: false, edits }] : [];
  },
});
