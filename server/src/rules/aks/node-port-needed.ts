/** The rule about load balancers of Azure that have no node ports for their health probes. */

import { azureEntry, isAzureLoadBalancer, isOn } from '../../kubernetes/azure-load-balancer.ts';
import { removeField } from '../../kubernetes/edit-fields.ts';
import { isLoadBalancer, servicePorts } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Under the policy Cluster the probe asks the node port, unless the cluster shares one probe among all Services. */
export const nodePortNeeded = defineRule({
  id: 'aks/node-port-needed',
  summary: 'A load balancer of Azure turns off the node ports that its health probes ask.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, _view, { profile }) {
    const { spec } = service;
    if (spec?.allocateLoadBalancerNodePorts?.value !== false) return;
    if (!isAzureLoadBalancer(service, profile !== undefined)) return;
    if (spec.externalTrafficPolicy && spec.externalTrafficPolicy.value !== 'Cluster') return;
    // Without floating IP the traffic itself needs them, and annotation/clash says so.
    if (isOn(azureEntry(service, 'disable-load-balancer-floating-ip'))) return;
    if (servicePorts(service).some(({ nodePort }) => nodePort)) return;
    yield { at: keyAt(spec, 'allocateLoadBalancerNodePorts')!, service };
  },

  explain({ service }) {
    return {
      what: `${titleOf(service)} has no node ports, and its externalTrafficPolicy is Cluster.`,
      why: 'Azure probes the nodes on those ports, so it finds none healthy and sends no traffic, unless the cluster uses shared health probes.',
      advice: 'Leave allocateLoadBalancerNodePorts out, or set externalTrafficPolicy to Local.',
    };
  },

  repair({ service }, { text }) {
    const edits = removeField(text, service.spec, 'allocateLoadBalancerNodePorts');
    return edits ? [{ title: 'Remove allocateLoadBalancerNodePorts', safe: false, edits }] : [];
  },
});
