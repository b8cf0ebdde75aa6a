/** The rule about workloads that run the community's ingress-nginx, which nobody maintains any more. */

import { nginxContainers, runsIngressNginx } from '../../kubernetes/nginx-image.ts';
import { defineRule } from '../rule.ts';

/** Upstream ended its work in March 2026; builds of vendors, such as AKS' managed NGINX, have their own dates. */
export const nginxUnmaintained = defineRule({
  id: 'ingress/nginx-unmaintained',
  summary: 'A workload runs ingress-nginx, whose maintenance ended in March 2026.',
  severity: 'information',
  appliesTo: ['Workload'],
  where: runsIngressNginx,

  *detect(workload, _view, { today }) {
    if (today !== undefined && today < '2026-04-01') return;
    for (const { image } of nginxContainers(workload)) {
      yield { at: image.at, tag: 'deprecated' as const, workload };
    }
  },

  explain({ workload }) {
    return {
      what: `${workload.kind} ${workload.name} runs ingress-nginx, which has not been maintained since March 2026.`,
      why: 'Vulnerabilities that are found in it from now on stay open, at the edge of the cluster.',
      advice: 'Move to an implementation of the Gateway API or to another Ingress controller.',
    };
  },
});
