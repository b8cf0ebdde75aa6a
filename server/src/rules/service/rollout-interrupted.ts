/** The rule about Services whose pods are all stopped before new ones start. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isMap, stringOf } from '../../manifest/located.ts';
import { soleWorkload } from '../../workspace/sole-workload.ts';
import { defineRule } from '../rule.ts';

/** A Deployment with the strategy Recreate behind a Service: nothing answers during a rollout. */
export const rolloutInterrupted = defineRule({
  id: 'service/rollout-interrupted',
  summary: 'A Service has no pods while its Deployment rolls out.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service, view) {
    const sole = soleWorkload(service, view);
    if (sole?.workload.kind !== 'Deployment') return;
    const { workload, at } = sole;
    const spec = workload.node.get('spec');
    const strategy = isMap(spec) ? spec.get('strategy') : undefined;
    if (!isMap(strategy) || stringOf(strategy.get('type')) !== 'Recreate') return;
    const message = `${titleOf(workload)} has the strategy Recreate.`;
    const related = [{ file: workload.file, at: nameAt(workload), message }];
    yield { at, related, service, workload };
  },

  explain({ service, workload }) {
    return {
      what: `${titleOf(service)} has no pods while ${titleOf(workload)} rolls out.`,
      why: 'The strategy Recreate stops all old pods before it starts new ones, and connections are refused in between.',
      advice: 'Use the strategy RollingUpdate, if old and new pods can run side by side.',
    };
  },
});
