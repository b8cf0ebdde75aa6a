/** The rule about Services with one pod behind them. */

import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { replicasOf } from '../../kubernetes/replicas.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isScaled } from '../../workspace/scaling.ts';
import { defineRule } from '../rule.ts';

/** One pod behind a Service, for teams that want every Service to survive the loss of a pod. */
export const singleEndpoint = defineRule({
  id: 'service/single-endpoint',
  summary: 'A Service has a single pod behind it.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service, view) {
    const written = service.spec?.selector;
    const selector = serviceSelector(service);
    if (!selector || !written) return;
    const { found, possible } = view.podsOf(selector);
    const [only] = found;
    if (!only || found.length > 1 || possible.length > 0 || replicasOf(only.resource) !== 1) return;
    const workload = only.resource;
    if (isScaled(view, workload)) return;
    const related = [{ file: workload.file, at: nameAt(workload), message: `${titleOf(workload)} runs one pod.` }];
    yield { at: selectorAt({ ...written, matchLabels: written }), related, service, workload };
  },

  explain({ service, workload }) {
    return {
      what: `${titleOf(service)} has the one pod of ${titleOf(workload)} behind it.`,
      why: 'While this pod restarts or moves, connections are refused.',
      advice: 'Run two replicas or more, if the program can share its work.',
    };
  },
});
