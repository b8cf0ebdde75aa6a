/** The rule about probes and hooks that call another host than their pod. */

import { removeField } from '../../kubernetes/edit-fields.ts';
import { usesHostNetwork } from '../../kubernetes/kinds/workload.ts';
import { callsOf, containerTitle } from '../../kubernetes/pod-parts.ts';
import { hasUnusualCall } from '../../kubernetes/pod-traits.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `host` in a probe or hook: the kubelet calls that host from the node, which the Pod Security Standards forbid. */
export const probeHost = defineRule({
  id: 'workload/probe-host',
  summary: 'A probe or hook lets the kubelet call a host of its choice instead of the pod.',
  severity: 'warning',
  appliesTo: ['Workload'],
  where: hasUnusualCall,

  *detect(workload) {
    for (const { container, name: field, target, host } of callsOf(workload)) {
      if (!host?.value || isPlaceholder(host.value)) continue;
      const isLocal = /^(localhost|127\.[0-9.]+|::1)$/.test(host.value);
      // On the host network the node's own address is the pod's.
      if (isLocal && usesHostNetwork(workload)) continue;
      yield { at: host.at, workload, container, field, target, host: host.value, isLocal };
    }
  },

  explain({ workload, container, field, host, isLocal }) {
    return {
      what: `${containerTitle(workload, container)} lets its ${field} call ${host} instead of the pod.`,
      why: isLocal
        ? 'The kubelet makes the call on the node, so this is the node itself and never the container.'
        : 'The kubelet makes the call from the network of the node, so whoever writes pods can reach what only nodes may, and the baseline Pod Security Standard forbids it.',
      advice: 'Remove host, so that the pod is called; set the Host header under httpHeaders if the server needs it.',
    };
  },

  repair({ target }, { text }) {
    const edits = removeField(text, target, 'host');
    return edits ? [{ title: 'Remove host', safe: false, edits }] : [];
  },
});
