/** The rule about DNS settings of a pod that the API server refuses. */

import { dnsConfigProblems } from '../../kubernetes/pod-dns.ts';
import { setsDns } from '../../kubernetes/pod-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Too many servers or search paths, no addresses, no domains, no names: the pod is refused (validatePodDNSConfig). */
export const dnsConfigInvalid = defineRule({
  id: 'workload/dns-config-invalid',
  summary: 'The DNS configuration of a pod has a value that the API server refuses.',
  severity: 'error',
  appliesTo: ['Workload'],
  where: setsDns,

  *detect(workload, _view, { kubernetes }) {
    const dnsConfig = workload.podSpec?.dnsConfig;
    if (!workload.builtIn || !dnsConfig) return;
    for (const problem of dnsConfigProblems(workload, dnsConfig, kubernetes))
      yield { at: problem.at, workload, problem };
  },

  explain({ workload, problem: { fault, advice } }) {
    return {
      what: `The DNS configuration of ${titleOf(workload)} ${fault}.`,
      why: `The API server refuses the ${workload.kind}.`,
      advice,
    };
  },
});
