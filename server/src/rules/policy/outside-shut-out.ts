/** The rule about Services that lead in from outside, to pods whose policies let no address outside in. */

import type { NetworkPolicy } from '../../kubernetes/kinds/network-policy.ts';
import {
  protocolOf,
  servicePorts,
  serviceSelector,
  takesNodePorts,
  targetPortOf,
} from '../../kubernetes/kinds/service.ts';
import { findNamedPort, usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { someOf } from '../../text/words.ts';
import { isolationOf } from '../../workspace/admission.ts';
import { mayAdmitOutside } from '../../workspace/entrance.ts';
import { hasOtherPolicies } from '../../workspace/policies-around.ts';
import { defineRule } from '../rule.ts';

/** Clients of a load balancer or node port come from addresses, which selectors of pods never mean. */
export const outsideShutOut = defineRule({
  id: 'policy/outside-shut-out',
  summary: 'Policies of the pods behind a LoadBalancer or NodePort Service let no address outside in.',
  severity: 'information',
  appliesTo: ['Service'],
  where: takesNodePorts,

  *detect(service, view) {
    const type = service.spec?.type;
    const selector = serviceSelector(service);
    if (!type || !selector) return;
    if (view.bundle.isOpen || hasOtherPolicies(view)) return;
    for (const pod of view.podsOf(selector).found) {
      const isolation = usesHostNetwork(pod.resource) ? undefined : isolationOf(view, pod, 'inbound');
      if (!isolation) continue;
      const ports = servicePorts(service).flatMap((port) => {
        const target = targetPortOf(port)?.value;
        const protocol = protocolOf(port);
        const number =
          typeof target === 'string' ? findNamedPort(pod.resource, target, protocol)?.containerPort?.value : target;
        return number === undefined || Number.isNaN(number) ? [] : [{ pod, protocol, port: number }];
      });
      const isOpen = isolation.rules.some((rule) => ports.some((port) => mayAdmitOutside(rule, port)));
      if (ports.length === 0 || isOpen) continue;
      const policies = isolation.policies.map((one): NetworkPolicy => one.resource);
      const related = policies.map((policy) => {
        return { file: policy.file, at: nameAt(policy), message: `${titleOf(policy)} isolates the pods.` };
      });
      yield { at: type.at, related, service, pod: pod.resource, policies };
      return;
    }
  },

  explain({ service, pod, policies }) {
    return {
      what: `${titleOf(service)} leads in from outside to ${titleOf(pod)}, and no rule of ${someOf(policies.map(titleOf))} lets an address outside in.`,
      why: 'Clients outside come from addresses, which no selector of pods means, so their connections time out.',
      advice: 'Let their addresses in by an ipBlock on these ports, or make the Service one of type ClusterIP.',
    };
  },
});
