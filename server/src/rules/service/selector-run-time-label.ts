/** The rule about Service selectors that name a label with a value which changes with every rollout. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { serviceSelector } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** A hash that a controller gave one revision of the pods: the next revision carries another. */
export const selectorRunTimeLabel = defineRule({
  id: 'service/selector-run-time-label',
  summary: 'A Service selects by a label whose value changes with every rollout.',
  severity: 'warning',
  appliesTo: ['Service'],

  *detect(service) {
    const selector = service.spec?.selector;
    if (!selector || !serviceSelector(service)) return;
    for (const { key } of selector.entries) {
      if (!changing.has(key.value)) continue;
      yield { at: key.at, service, selector, key: key.value, isOnly: selector.entries.length === 1 };
    }
  },

  explain({ service, key }) {
    return {
      what: `${titleOf(service)} selects by ${key}, which a controller gives to one revision of the pods.`,
      why: 'After the next rollout the pods carry another value, and the Service selects none of them.',
      advice: 'Select by labels of the pod template.',
    };
  },

  repair({ selector, key, isOnly }, { text }) {
    const edits = isOnly ? undefined : removeField(text, selector, key);
    return edits ? [{ title: `Remove ${key} from the selector`, safe: false, edits }] : [];
  },
});

const changing: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'controller-uid',
  'batch.kubernetes.io/controller-uid',
]);
