/** The rule about backends of Ingresses and routes whose policies do not let the controller in. */

import type { NetworkPolicy } from '../../kubernetes/kinds/network-policy.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { someOf } from '../../text/words.ts';
import { isolationOf } from '../../workspace/admission.ts';
import { mayAdmitController } from '../../workspace/entrance.ts';
import { hasOtherPolicies } from '../../workspace/policies-around.ts';
import { allDeclarePorts, declaresPort } from '../../workspace/served-ports.ts';
import { waysIn } from '../../workspace/ways-in.ts';
import { defineRule } from '../rule.ts';

/** The controller connects to the pods by itself, so their policies must let it in. */
export const controllerShutOut = defineRule({
  id: 'policy/controller-shut-out',
  summary: 'Policies of the pods behind an Ingress or route do not let its controller in.',
  severity: 'information',
  appliesTo: ['Ingress', 'HTTPRoute', 'Route'],

  *detect(resource, view) {
    if (view.bundle.isOpen) return;
    const told = new Set<number>();
    for (const way of waysIn(view, resource)) {
      const isolation = usesHostNetwork(way.pod.resource) ? undefined : isolationOf(view, way.pod, 'inbound');
      if (!isolation || isolation.rules.some((rule) => mayAdmitController(view, rule, way))) continue;
      // A port that the pods do not declare is likely wrong itself, which other rules say.
      const isDoubtful = allDeclarePorts([way.pod]) && !declaresPort([way.pod], way.protocol, way.port);
      if (isDoubtful || told.has(way.at.start) || hasOtherPolicies(view)) continue;
      told.add(way.at.start);
      const policies = isolation.policies.map((one): NetworkPolicy => one.resource);
      const related = policies.map((policy) => {
        return { file: policy.file, at: nameAt(policy), message: `${titleOf(policy)} isolates the pods.` };
      });
      yield { at: way.at, related, resource, way, policies };
    }
  },

  explain({ resource, way, policies }) {
    const pods = titleOf(way.pod.resource);
    return {
      what: `${titleOf(resource)} leads to port ${way.port} of ${pods}, and no rule of ${someOf(policies.map(titleOf))} lets its controller in.`,
      why: 'The controller connects to the pods by itself, so requests time out and are answered with 502 or 504.',
      advice: `Let the pods of the controller in on port ${way.port}, by a namespaceSelector for its namespace.`,
    };
  },
});
