/**
 * The annotations of Application Gateway for Containers.
 * From the how-to pages of application-gateway/for-containers and its API specification for Kubernetes.
 */

import type { Annotation, Clause, Condition, Place } from './annotation.ts';
import { nameOf, pattern, type ValueType } from './value-type.ts';

type Rest = Partial<Annotation>;

function agcKey(name: string): string {
  return `alb.networking.azure.io/${name}`;
}

function row(name: string, value: ValueType, meaning: string, rest: Rest = {}): Annotation {
  return {
    key: agcKey(name),
    controller: 'agc',
    on: onBoth,
    value,
    invalid: 'reconcile-fails',
    meaning,
    source: 'application-gateway/for-containers: api-specification-kubernetes',
    ...rest,
  };
}

const onIngress: Place = { kind: 'Ingress' };
const onBoth: readonly Place[] = [onIngress, { kind: 'Gateway', group: 'gateway.networking.k8s.io' }];

const name = pattern(/^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/, 'the name of a Kubernetes object');
const hasId: Condition = { annotation: agcKey('alb-id'), is: 'present' };
const oneDeployment: Clause = {
  when: [hasId],
  effect: 'reconcile-fails',
  because: 'A load balancer is named by alb-id, or by alb-name and alb-namespace, not by both.',
};

function together(other: string): Clause {
  return {
    when: [{ annotation: agcKey(other), is: 'present' }],
    effect: 'reconcile-fails',
    because: 'An ApplicationLoadBalancer is named by alb-name and alb-namespace together.',
  };
}

export const agc: readonly Annotation[] = [
  row('alb-name', name, 'The ApplicationLoadBalancer that serves this object.', {
    needs: [together('alb-namespace')],
    clashes: [oneDeployment],
  }),
  row('alb-namespace', name, 'The namespace of the ApplicationLoadBalancer that serves this object.', {
    needs: [together('alb-name')],
    clashes: [oneDeployment],
  }),
  row(
    'alb-id',
    { kind: 'azure-id', resource: 'Microsoft.ServiceNetworking/trafficControllers' },
    'The load balancer that serves this object, by the ID of a resource that you made yourself.',
  ),
  row('alb-frontend', name, 'The frontend of that load balancer; a Gateway names it in spec.addresses instead.', {
    on: [onIngress],
    needs: [{ when: [hasId], effect: 'ignored', because: 'A frontend belongs to the load balancer in alb-id.' }],
  }),
  row('alb-ingress-extension', nameOf('IngressExtension'), 'The IngressExtension with rewrites and redirects.', {
    on: [onIngress],
  }),
];
