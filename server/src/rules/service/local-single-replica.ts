/** The rule about load balancers that keep traffic on the node of their only pod. */

import { knownServiceType, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { replicasOf } from '../../kubernetes/replicas.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isScaled } from '../../workspace/scaling.ts';
import { defineRule } from '../rule.ts';

/** externalTrafficPolicy Local with one pod: one node takes all traffic, and none while the pod moves. */
export const localSingleReplica = defineRule({
  id: 'service/local-single-replica',
  summary: 'A load balancer sends traffic only to nodes with pods, and there is one pod.',
  severity: 'information',
  preset: 'strict',
  appliesTo: ['Service'],

  *detect(service, view) {
    const policy = service.spec?.externalTrafficPolicy;
    const selector = serviceSelector(service);
    if (policy?.value !== 'Local' || !selector || knownServiceType(service) !== 'LoadBalancer') return;
    const { found, possible } = view.podsOf(selector);
    const [only] = found;
    if (!only || found.length > 1 || possible.length > 0 || replicasOf(only.resource) !== 1) return;
    if (isScaled(view, only.resource)) return;
    const workload = only.resource;
    const related = [{ file: workload.file, at: nameAt(workload), message: `${titleOf(workload)} runs one pod.` }];
    yield { at: policy.at, related, service, workload };
  },

  explain({ service, workload }) {
    return {
      what: `${titleOf(service)} keeps traffic on the nodes of its pods, and ${titleOf(workload)} runs one.`,
      why: 'The load balancer knows a single good node, and finds none while the pod moves to another.',
      advice: 'Run more replicas and spread them over nodes, or set externalTrafficPolicy to Cluster.',
    };
  },
});
