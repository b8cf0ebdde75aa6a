/** The rule about a container port that a pod lists twice. */

import { protocolOf } from '../../kubernetes/kinds/service.ts';
import type { ContainerPort, Workload } from '../../kubernetes/kinds/workload.ts';
import { containerPortTitle, containerTitle, hostPortOf, type PortIn, portsOf } from '../../kubernetes/pod-parts.ts';
import { hasSeveralContainerPorts } from '../../kubernetes/pod-traits.ts';
import { isList } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { defineRule } from '../rule.ts';

/** The same number and protocol twice in a pod: the API server warns, as only one process can listen there. */
export const portDuplicate = defineRule({
  id: 'workload/port-duplicate',
  summary: 'A pod lists the same port and protocol twice.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: hasSeveralContainerPorts,

  *detect(workload) {
    const first = new Map<string, PortIn>();
    for (const one of portsOf(workload)) {
      const { container, role, port } = one;
      const number = port.containerPort;
      if (!number || Number.isNaN(number.value)) continue;
      const key = `${number.value}/${protocolOf(port)}`;
      const earlier = first.get(key);
      if (!earlier) {
        first.set(key, one);
        continue;
      }
      // Each binds another address or port of the node, or the API server refuses it as a duplicate host port.
      if (isSplit(workload, earlier.port, port)) continue;
      const isSame = earlier.container === container;
      // An init container has ended before others listen.
      const severity = role === 'init' || isAlias(earlier.port, port, isSame) ? ('information' as const) : undefined;
      const message = `${containerTitle(workload, earlier.container)} lists it here.`;
      const related = [{ file: workload.file, at: earlier.port.containerPort!.at, message }];
      yield { at: number.at, related, ...(severity && { severity }), workload, container, port, role, isSame };
    }
  },

  explain({ workload, container, port, role, isSame }) {
    return {
      what: isSame
        ? `${containerTitle(workload, container)} lists ${containerPortTitle(port)} twice.`
        : `${containerTitle(workload, container)} lists ${containerPortTitle(port)}, as another of its containers does.`,
      why: isSame
        ? 'The API server warns about it, and applying a change may drop one of the two entries.'
        : role === 'init'
          ? 'The API server warns about it, although an init container has ended before others listen.'
          : 'The containers of a pod share one address, so only the first of them can listen on the port.',
      advice: isSame ? 'Keep one entry.' : 'Let one of the containers listen on another port.',
    };
  },

  repair({ container, port, isSame }, { text }) {
    const list = container.ports?.node;
    const edits = isSame && isList(list) ? removeItem(text, list, port.node) : undefined;
    return edits ? [{ title: `Remove the second ${containerPortTitle(port)}`, safe: false, edits }] : [];
  },
});

/** Whether the two differ in what they take of the node. */
function isSplit(workload: Workload, a: ContainerPort, b: ContainerPort): boolean {
  const [one, other] = [hostPortOf(workload, a), hostPortOf(workload, b)];
  if (one === undefined || other === undefined) return false;
  return one !== other || !!a.hostIP?.value === !!b.hostIP?.value;
}

/** Two names for one port of one container: odd, but each name works. */
function isAlias(a: ContainerPort, b: ContainerPort, isSame: boolean): boolean {
  return isSame && !!a.name?.value && !!b.name?.value && a.name.value !== b.name.value;
}
