/** The rule about objects in the namespaces of the cluster's own parts. */

import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** Objects in kube-system and its like, for teams that keep their own out of there. */
export const systemUsed = defineRule({
  id: 'namespace/system-used',
  summary: 'An object stands in a namespace of the cluster itself.',
  severity: 'information',
  preset: 'off',
  appliesTo: 'every',

  *detect(resource, view) {
    const { namespace } = view;
    if (namespace === undefined || !system.has(namespace)) return;
    yield { at: resource.metadata?.namespace?.at ?? nameAt(resource), resource, namespace };
  },

  explain({ resource, namespace }) {
    return {
      what: `${titleOf(resource)} stands in the namespace ${namespace}.`,
      why: 'Pods there get rights and priorities of the cluster itself, and its owners may change or empty the namespace.',
      advice: 'Give the application a namespace of its own.',
    };
  },
});

const system: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'gatekeeper-system']);
