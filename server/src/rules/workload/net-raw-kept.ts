/** The rule about containers that may write packets of their own. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { containersOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { capabilitiesOf, capabilityName } from '../../kubernetes/pod-privileges.ts';
import { nameAt } from '../../kubernetes/resource.ts';
import { isMap } from '../../manifest/located.ts';
import { setPath } from '../../manifest/rewrite-map.ts';
import { defineRule } from '../rule.ts';

/** NET_RAW belongs to the default capabilities and lets a container forge packets, ARP answers among them. */
export const netRawKept = defineRule({
  id: 'workload/net-raw-kept',
  summary: 'A container keeps or adds the capability NET_RAW.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    if (workload.podSpec?.os?.name?.value === 'windows') return;
    for (const { container } of containersOf(workload)) {
      const added = capabilitiesOf(container, 'add').find((node) => /^(NET_RAW|ALL)$/.test(capabilityName(node)));
      const dropped = capabilitiesOf(container, 'drop').map(capabilityName);
      if (!added && dropped.some((name) => name === 'NET_RAW' || name === 'ALL')) continue;
      const at = added?.at ?? container.name?.at ?? nameAt(workload);
      yield { at, workload, container, isAdded: !!added, dropped };
    }
  },

  explain({ workload, container, isAdded }) {
    return {
      what: `${containerTitle(workload, container)} ${isAdded ? 'adds' : 'does not drop'} the capability NET_RAW.`,
      why: 'With it, a process can forge packets and pose as other pods of its node.',
      advice: isAdded ? 'Remove it.' : 'Drop ALL capabilities and add those that are needed.',
    };
  },

  repair({ container, isAdded, dropped }, { text }) {
    if (isAdded || dropped.length > 0 || !isMap(container.node)) return [];
    const edits = container.securityContext
      ? setPath(text, container.node, ['securityContext', 'capabilities', 'drop'], ['NET_RAW'])
      : setField(text, container, 'securityContext', { capabilities: { drop: ['NET_RAW'] } });
    return edits ? [{ title: 'Drop NET_RAW', safe: false, edits }] : [];
  },
});
