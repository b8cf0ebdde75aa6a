/** The rule about Services with one pod behind them. */

import { replicasOf } from '../../kubernetes/replicas.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isScaled } from '../../workspace/scaling.ts';
import { soleWorkload } from '../../workspace/sole-workload.ts';
import { defineRule } from '../rule.ts';

/** One pod behind a Service, for teams that want every Service to survive the loss of a pod. */
export const singleEndpoint = defineRule({
  id: 'service/single-endpoint',
  summary: 'A Service has a single pod behind it.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service, view) {
    const sole = soleWorkload(service, view);
    if (!sole || replicasOf(sole.workload) !== 1 || isScaled(view, sole.workload)) return;
    const { workload, at } = sole;
    const related = [{ file: workload.file, at: nameAt(workload), message: `${titleOf(workload)} runs one pod.` }];
    yield { at, related, service, workload };
  },

  explain({ service, workload }) {
    return {
      what: `${titleOf(service)} has the one pod of ${titleOf(workload)} behind it.`,
      why: 'While this pod restarts or moves, connections are refused.',
      advice: 'Run two replicas or more, if the program can share its work.',
    };
  },
});
