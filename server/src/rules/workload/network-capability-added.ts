/** The rule about containers that may change the network of their pod or node. */

import { containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { capabilitiesOf, capabilityName } from '../../kubernetes/pod-privileges.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A capability beyond NET_BIND_SERVICE, the only one that the restricted Pod Security Standard lets containers add. */
export const networkCapabilityAdded = defineRule({
  id: 'workload/network-capability-added',
  summary: 'A container adds a capability beyond NET_BIND_SERVICE.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { container } of containersOf(workload)) {
      for (const node of capabilitiesOf(container, 'add')) {
        const name = capabilityName(node);
        // NET_RAW has a rule of its own.
        if (name === 'NET_BIND_SERVICE' || name === 'NET_RAW' || isPlaceholder(String(node.value))) continue;
        yield { at: node.at, workload, container, name };
      }
    }
  },

  explain({ workload, container, name }) {
    return {
      what: `${containerTitle(workload, container)} adds the capability ${name}.`,
      why:
        name === 'NET_ADMIN'
          ? 'It can change the addresses, routes and packet filters of its pod, and on the host network those of the node.'
          : 'It can do more than containers usually may, and the restricted Pod Security Standard forbids it.',
      advice: 'Remove it, unless the container is a network plugin, a VPN or the like.',
    };
  },
});
