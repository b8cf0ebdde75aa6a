/** The rule about one port name in two containers of a pod. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { protocolOf, servicePorts } from '../../kubernetes/kinds/service.ts';
import { containerPortTitle, containerTitle, type PortIn, portsOf } from '../../kubernetes/pod-parts.ts';
import { hasSeveralContainerPorts } from '../../kubernetes/pod-traits.ts';
import { containerPortNameFor } from '../../kubernetes/port-naming.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A name that an earlier container of the pod has for another number: Services only ever find the first. */
export const portNameShared = defineRule({
  id: 'workload/port-name-shared',
  summary: 'Two containers of a pod give one name to different ports.',
  severity: 'information',
  appliesTo: ['Workload'],
  where: hasSeveralContainerPorts,

  *detect(workload, view) {
    const serving = portsOf(workload).filter(({ role }) => role !== 'init');
    const taken = new Set(serving.map(({ port }) => port.name?.value ?? ''));
    const first = new Map<string, PortIn>();
    for (const one of serving) {
      const { container, port } = one;
      const name = port.name?.value;
      if (!name || !isPortName(name)) continue;
      const key = `${name}/${protocolOf(port)}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, one);
        continue;
      }
      // In one container that is refused; the same number twice is another finding.
      if (earlier.container === container || earlier.port.containerPort?.value === port.containerPort?.value) continue;
      const services = view.servicesOf(workload).found.map(({ resource }) => resource);
      const user = services.find((service) => servicePorts(service).some((each) => each.targetPort?.value === name));
      const free = containerPortNameFor(port, taken);
      taken.add(free);
      const message = `${containerTitle(workload, earlier.container)} names ${containerPortTitle(earlier.port)} so.`;
      const related = [{ file: workload.file, at: earlier.port.name!.at, message }];
      yield { at: port.name!.at, related, workload, container, port, earlier, name, free, user };
    }
  },

  explain({ workload, container, port, earlier, name, free, user }) {
    return {
      what: `${containerTitle(workload, container)} names ${containerPortTitle(port)} ${name}, as another of its containers names ${containerPortTitle(earlier.port)}.`,
      why: user
        ? `${titleOf(user)} sends traffic to the name, and reaches ${containerPortTitle(earlier.port)} only.`
        : `Services and policies that use the name would reach ${containerPortTitle(earlier.port)} only, and newer API servers warn about it.`,
      advice: `Give this port its own name, for example ${free}.`,
    };
  },

  repair({ port, free }, { text }) {
    const edits = setField(text, port, 'name', free);
    return edits ? [{ title: `Rename the port to ${free}`, safe: false, edits }] : [];
  },
});
