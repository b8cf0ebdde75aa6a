/** The rule about releases of ingress-nginx with published vulnerabilities. */

import { nginxContainers, runsIngressNginx, vulnerabilitiesOf } from '../../kubernetes/nginx-image.ts';
import { countOf, someOf } from '../../text/words.ts';
import { defineRule } from '../rule.ts';

/** Judged by the tag of the upstream image or a mirror of it; a digest alone and builds of vendors tell nothing. */
export const nginxVulnerable = defineRule({
  id: 'ingress/nginx-vulnerable',
  summary: 'A workload runs a release of ingress-nginx with published vulnerabilities.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: runsIngressNginx,

  *detect(workload) {
    for (const { image, version } of nginxContainers(workload)) {
      const open = version ? vulnerabilitiesOf(version) : [];
      if (version && open.length > 0) yield { at: image.at, workload, version: version.join('.'), open };
    }
  },

  explain({ workload, version, open }) {
    const rank = { critical: 0, high: 1, medium: 2, low: 3 };
    const worst = [...open].sort((a, b) => rank[a.severity] - rank[b.severity]);
    const ids = someOf(worst.map(({ id }) => id));
    return {
      what: `${workload.kind} ${workload.name} runs ingress-nginx ${version} with ${countOf(open.length, 'published vulnerability', 'published vulnerabilities')}: ${ids}.`,
      why: 'Whoever can write an Ingress, and for some of them whoever reaches the pod, can run code in the controller and read its Secrets.',
      advice: 'Use release 1.15.1, 1.14.5 or 1.13.9 or later, and plan the move away from ingress-nginx.',
    };
  },
});
