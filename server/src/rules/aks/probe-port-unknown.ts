/** The rule about health probes of Azure at a port name that their Service does not have. */

import { isAzureLoadBalancer, portEntry } from '../../kubernetes/azure-load-balancer.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { isLoadBalancer, servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { defineRule } from '../rule.ts';

/** A number may be any port; a name must be one of the Service, or the provider gives up the whole Service. */
export const probePortUnknown = defineRule({
  id: 'aks/probe-port-unknown',
  summary: 'A health probe of Azure is for a port name that the Service does not have.',
  severity: 'error',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, _view, { profile }) {
    if (!isAzureLoadBalancer(service, profile !== undefined)) return;
    const ports = servicePorts(service);
    const names = ports.flatMap(({ name }) => name?.value ?? []);
    if (names.some(isPlaceholder)) return;
    for (const { port } of ports) {
      const entry = portEntry(service, port, 'health-probe_port');
      const name = entry?.value.value ?? '';
      if (!entry || !isPortName(name) || names.includes(name)) continue;
      yield { at: entry.value.at, service, key: entry.key.value, name, meant: nearest(name, names) };
    }
  },

  explain({ service, name, meant }) {
    return {
      what: `${titleOf(service)} has its load balancer probe port ${name}, and no port of it has this name.`,
      why: 'The provider reports an error and brings the Service no address.',
      advice: meant ? `Write ${meant}.` : 'Write the name of a port of the Service, or a number.',
    };
  },

  repair({ service, key, meant }, { text }) {
    const edits = meant ? setField(text, service.annotations, key, meant) : undefined;
    return edits ? [{ title: `Write ${meant}`, safe: false, edits }] : [];
  },
});
