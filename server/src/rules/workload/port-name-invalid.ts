/** The rule about names of container ports that are no port names. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { containerPortTitle, containerTitle, portsOf } from '../../kubernetes/pod-parts.ts';
import { hasUnusualContainerPort } from '../../kubernetes/pod-traits.ts';
import { portNameNear } from '../../kubernetes/port-naming.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A name that is no IANA service name: the API server refuses the pod (IsValidPortName). */
export const portNameInvalid = defineRule({
  id: 'workload/port-name-invalid',
  summary: 'A container port has a name that is no port name.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: hasUnusualContainerPort,

  *detect(workload) {
    if (!workload.builtIn) return;
    for (const { container, port } of portsOf(workload)) {
      const name = port.name?.value;
      if (!name || isPortName(name) || isPlaceholder(name)) continue;
      const taken = container.ports?.items.map((one) => one.name?.value);
      const near = portNameNear(name);
      yield { at: port.name!.at, workload, container, port, name, near: taken?.includes(near) ? undefined : near };
    }
  },

  explain({ workload, container, port, name, near }) {
    return {
      what: `${containerTitle(workload, container)} calls ${containerPortTitle(port)} "${name}", which is no port name.`,
      why: `The API server refuses the ${workload.kind}: a port name has at most 15 lower-case letters, digits and single dashes, and at least one letter.`,
      advice: near ? `Write ${near}, wherever the name is used.` : 'Choose a short name such as http.',
    };
  },

  repair({ port, near }, { text }) {
    const edits = near && setField(text, port, 'name', near);
    return edits ? [{ title: `Rename the port to ${near}`, safe: false, edits }] : [];
  },
});
