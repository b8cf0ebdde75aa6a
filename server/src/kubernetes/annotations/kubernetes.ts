/**
 * The annotations of Kubernetes itself that concern the network, and a few that stand on the same objects.
 * From the reference "Well-Known Labels, Annotations and Taints" and the API server's validation.
 */

import type { Annotation, Effect, Place } from './annotation.ts';
import { anyText, commaList, exactBoolean, filledText, oneOf, portNumber, type ValueType } from './value-type.ts';

type Rest = Partial<Annotation>;

const reference = 'Kubernetes: reference/labels-annotations-taints';

function row(
  key: string,
  on: readonly Place[],
  value: ValueType,
  invalid: Effect,
  meaning: string,
  rest: Rest = {},
): Annotation {
  return { key, controller: 'kubernetes', on, value, invalid, meaning, source: reference, ...rest };
}

const onIngress: readonly Place[] = [{ kind: 'Ingress' }];
const onIngressClass: readonly Place[] = [{ kind: 'IngressClass' }];
const onService: readonly Place[] = [{ kind: 'Service' }];
const onPod: readonly Place[] = [{ kind: 'Pod' }];
const onNamespace: readonly Place[] = [{ kind: 'Namespace' }];
const onEndpoints: readonly Place[] = [{ kind: 'Endpoints' }, { kind: 'EndpointSlice' }];
const onDefinition: readonly Place[] = [{ kind: 'CustomResourceDefinition' }];

const sourceRanges = 'service.beta.kubernetes.io/load-balancer-source-ranges';
const topologyMode = 'service.kubernetes.io/topology-mode';
const topologyHints = 'service.kubernetes.io/topology-aware-hints';

// biome-ignore format: a table is read by its rows.
export const kubernetes: readonly Annotation[] = [
  row('kubernetes.io/ingress.class', onIngress, filledText, 'ignored',
    'The class of the Ingress, from the time before spec.ingressClassName.', {
      deprecated: { version: '1.18', replacement: { field: 'spec.ingressClassName' } },
      clashes: [{
        when: [{ field: 'spec.ingressClassName', is: 'different' }],
        effect: 'object-refused',
        because: 'The annotation and spec.ingressClassName may not name two classes.',
      }],
      source: 'Kubernetes: pkg/apis/networking/validation',
    }),
  row('ingressclass.kubernetes.io/is-default-class', onIngressClass, exactBoolean, 'reads-as-false',
    'Gives this class to Ingresses that name none; only "true" in lower case does.', { default: 'false' }),

  row(sourceRanges, [{ kind: 'Service', when: [{ field: 'spec.type', is: ['LoadBalancer'] }] }],
    commaList({ kind: 'cidr', hostBits: true }), 'object-refused',
    'The client ranges that the load balancer admits.', {
      whenEmpty: 'No range is set.',
      misplaced: 'object-refused',
      deprecated: { replacement: { field: 'spec.loadBalancerSourceRanges' } },
      tells: [{ fact: 'source-ranges' }],
      clashes: [{
        when: [{ field: 'spec.loadBalancerSourceRanges[]', is: 'present' }],
        effect: 'ignored',
        because: 'The API server looks at the annotation only if the field is empty.',
      }],
      source: 'Kubernetes: pkg/apis/core/validation',
    }),
  row(topologyMode, [...onService, ...onEndpoints], oneOf('Auto', 'auto', 'Disabled', 'disabled'), 'ignored',
    'Prefers endpoints in the zone of the client.', {
      since: '1.27',
      deprecated: { replacement: { field: 'spec.trafficDistribution' } },
      clashes: [{
        when: [{ annotation: topologyHints, is: 'different' }],
        effect: 'object-refused',
        because: 'The two names of this setting may not differ.',
      }],
    }),
  row(topologyHints, onService, oneOf('Auto', 'auto', 'Disabled', 'disabled'), 'ignored',
    'The older name of service.kubernetes.io/topology-mode.',
    { deprecated: { version: '1.27', replacement: { field: 'spec.trafficDistribution' } } }),
  row('service.alpha.kubernetes.io/tolerate-unready-endpoints', onService, exactBoolean, 'reads-as-false',
    'Published the addresses of pods that are not ready.', {
      deprecated: { version: '1.11', replacement: { field: 'spec.publishNotReadyAddresses', value: 'true' } },
    }),
  row('service.beta.kubernetes.io/external-traffic', onService, oneOf('OnlyLocal', 'Global'), 'ignored',
    'Chose whether traffic from outside stays on the node.',
    { removed: { version: '1.8', replacement: { field: 'spec.externalTrafficPolicy' } } }),
  row('service.beta.kubernetes.io/healthcheck-nodeport', onService, portNumber, 'ignored',
    'Chose the node port of health checks.',
    { removed: { version: '1.8', replacement: { field: 'spec.healthCheckNodePort' } } }),

  row('net.beta.kubernetes.io/network-policy', onNamespace, { kind: 'json', shape: 'object' }, 'ignored',
    'Isolated the pods of a namespace; a NetworkPolicy does that now.', {
      removed: { version: '1.7' },
      source: 'Kubernetes: release notes of 1.7',
    }),
  row('kubernetes.io/ingress-bandwidth', onPod, { kind: 'quantity' }, 'reconcile-fails',
    'How much traffic in a second may reach the pod, from 1k to 1P bits.'),
  row('kubernetes.io/egress-bandwidth', onPod, { kind: 'quantity' }, 'reconcile-fails',
    'How much traffic in a second may leave the pod, from 1k to 1P bits.'),
  row('kubectl.kubernetes.io/default-container', onPod, filledText, 'ignored',
    'The container that kubectl takes when none is named.'),
  row('kubectl.kubernetes.io/restartedAt', onPod, anyText, 'ignored', 'When a rollout was last restarted.'),

  row('endpoints.kubernetes.io/over-capacity', onEndpoints, oneOf('truncated', 'warning'), 'ignored',
    'Written by the control plane on Endpoints with more than 1000 addresses.'),
  row('endpoints.kubernetes.io/last-change-trigger-time', onEndpoints, anyText, 'ignored',
    'Written by the control plane: when the change behind these endpoints happened.'),
  row('gateway.networking.k8s.io/bundle-version', onDefinition, filledText, 'ignored',
    'The release of the Gateway API that a definition comes from.', { source: 'Gateway API: concepts/versioning' }),
  row('gateway.networking.k8s.io/channel', onDefinition, oneOf('standard', 'experimental'), 'ignored',
    'The channel of the Gateway API that a definition comes from.', { source: 'Gateway API: concepts/versioning' }),
];
