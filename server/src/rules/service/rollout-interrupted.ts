/** The rule about Services whose pods are all stopped before new ones start. */

import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { selectorAt } from '../../kubernetes/pointing.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isMap, stringOf } from '../../manifest/located.ts';
import { defineRule } from '../rule.ts';

/** A Deployment with the strategy Recreate behind a Service: nothing answers during a rollout. */
export const rolloutInterrupted = defineRule({
  id: 'service/rollout-interrupted',
  summary: 'A Service has no pods while its Deployment rolls out.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service, view) {
    const written = service.spec?.selector;
    const selector = serviceSelector(service);
    if (!selector || !written) return;
    const { found, possible } = view.podsOf(selector);
    const [only] = found;
    if (!only || found.length > 1 || possible.length > 0 || only.resource.kind !== 'Deployment') return;
    const workload = only.resource;
    const spec = workload.node.get('spec');
    const strategy = isMap(spec) ? spec.get('strategy') : undefined;
    if (!isMap(strategy) || stringOf(strategy.get('type')) !== 'Recreate') return;
    const message = `${titleOf(workload)} has the strategy Recreate.`;
    const related = [{ file: workload.file, at: nameAt(workload), message }];
    yield { at: selectorAt({ ...written, matchLabels: written }), related, service, workload };
  },

  explain({ service, workload }) {
    return {
      what: `${titleOf(service)} has no pods while ${titleOf(workload)} rolls out.`,
      why: 'The strategy Recreate stops all old pods before it starts new ones, and connections are refused in between.',
      advice: 'Use the strategy RollingUpdate, if old and new pods can run side by side.',
    };
  },
});
