/** The rule about flags that ingress-nginx no longer has. */

import { nginxContainers, runsIngressNginx } from '../../kubernetes/nginx-image.ts';
import { isList, isScalar, type ListNode, type ScalarNode, stringOf } from '../../manifest/located.ts';
import { removeItem } from '../../manifest/rewrite-list.ts';
import { defineRule } from '../rule.ts';

/** The controller does not start with a flag that it does not know. */
export const nginxFlagRemoved = defineRule({
  id: 'ingress/nginx-flag-removed',
  summary: 'A workload starts ingress-nginx with a flag that was removed.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: runsIngressNginx,

  *detect(workload) {
    for (const { container } of nginxContainers(workload)) {
      for (const list of [container.args, container.command]) {
        if (!isList(list)) continue;
        for (const item of list.items) {
          const flag = /^--?(sort-backends|force-namespace-isolation)(=|$)/.exec(stringOf(item) ?? '')?.[1];
          if (flag && isScalar(item))
            yield { at: item.at, workload, list: list as ListNode, item: item as ScalarNode, flag };
        }
      }
    }
  },

  explain({ workload, flag }) {
    return {
      what: `${workload.kind} ${workload.name} starts ingress-nginx with --${flag}, which was removed.`,
      why: 'The controller stops at a flag that it does not know, and nothing serves the Ingresses.',
      advice: 'Take the flag away.',
    };
  },

  repair({ list, item, flag }, { text }) {
    const edits = removeItem(text, list, item);
    return edits ? [{ title: `Remove --${flag}`, safe: true, edits }] : [];
  },
});
