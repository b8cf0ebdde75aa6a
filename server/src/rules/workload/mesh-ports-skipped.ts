/** The rule about ports that a service mesh is told to leave alone. */

import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Traffic to such ports passes the proxy by: no mutual TLS, no authorization, no telemetry. */
export const meshPortsSkipped = defineRule({
  id: 'workload/mesh-ports-skipped',
  summary: 'A pod keeps ports out of its service mesh.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Workload'],

  *detect(workload) {
    for (const { key, value } of workload.podMetadata?.annotations?.entries ?? []) {
      const mesh = annotations[key.value];
      if (!mesh || value.value.trim() === '' || isPlaceholder(value.value)) continue;
      yield { at: value.at, workload, mesh, ports: value.value };
    }
  },

  explain({ workload, mesh, ports }) {
    return {
      what: `${titleOf(workload)} keeps ${ports} out of ${mesh}.`,
      why: 'The mesh neither encrypts nor authorizes this traffic, and does not see it.',
      advice: 'Remove the annotation, unless the protocol cannot pass the proxy.',
    };
  },
});

const annotations: Readonly<Record<string, string>> = {
  'config.linkerd.io/skip-inbound-ports': 'Linkerd',
  'config.linkerd.io/skip-outbound-ports': 'Linkerd',
  'config.linkerd.io/skip-subnets': 'Linkerd',
  'traffic.sidecar.istio.io/excludeInboundPorts': 'Istio',
  'traffic.sidecar.istio.io/excludeOutboundPorts': 'Istio',
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': 'Istio',
};
