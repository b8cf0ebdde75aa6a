/** How far outside of the cluster a Service can be reached, as far as its manifest tells. */

import type { Signal } from './annotations/annotation.ts';
import { annotationOf } from './annotations/catalogue.ts';
import { reachOf } from './annotations/check-network-value.ts';
import { holds, type ObjectView } from './annotations/condition.ts';
import { parseCidr } from './formats.ts';
import { knownServiceType, protocolOf, type Service, type ServicePort, targetPortOf } from './kinds/service.ts';
import { findNamedPort, type Workload } from './kinds/workload.ts';

/**
 * - `anyone`: a load balancer that nothing in the manifest keeps private;
 * - `ranges`: a load balancer that admits certain clients only;
 * - `private`: a load balancer inside the network of the cluster;
 * - `nodes`: a port of every node, open to whoever reaches the nodes.
 */
export type Exposure = 'anyone' | 'ranges' | 'private' | 'nodes';

/** Undefined for Services that only the cluster reaches, and for types that are not known. */
export function exposureOf(service: Service): Exposure | undefined {
  const type = knownServiceType(service);
  if (type === 'NodePort') return 'nodes';
  if (type !== 'LoadBalancer') return undefined;
  if (isPrivate(service)) return 'private';
  return hasRanges(service) ? 'ranges' : 'anyone';
}

/** The numbers that traffic to a port of a Service may reach on these pods; the names of ports resolved. */
export function numbersBehind(port: ServicePort, workloads: readonly Workload[]): Set<number> {
  const target = targetPortOf(port)?.value;
  if (typeof target === 'number') return new Set([target]);
  const ports = workloads.map((workload) => target && findNamedPort(workload, target, protocolOf(port)));
  return new Set(ports.flatMap((one) => (one ? (one.containerPort?.value ?? []) : [])));
}

function isPrivate(service: Service): boolean {
  const { spec } = service;
  if (/internal|private|tailscale/i.test(spec?.loadBalancerClass?.value ?? '')) return true;
  if (isPrivateAddress(spec?.loadBalancerIP?.value ?? '')) return true;
  return states(service, 'internal-load-balancer') || asksForPrivateAddress(service);
}

/** MetalLB, Cilium, kube-vip and others take the wanted addresses from an annotation, each under its own key. */
function asksForPrivateAddress({ annotations }: Service): boolean {
  const values = annotations?.entries.map(({ value }) => value.value) ?? [];
  return values.some((value) => value.split(',').every((part) => isPrivateAddress(part.trim())));
}

function isPrivateAddress(text: string): boolean {
  return reachOf(text) === 'private';
}

function hasRanges(service: Service): boolean {
  const blocks = service.spec?.loadBalancerSourceRanges?.items ?? [];
  if (blocks.length > 0) return !blocks.some(({ value }) => parseCidr(value.trim())?.prefix === 0);
  return states(service, 'source-ranges');
}

/** Whether an annotation of the Service states a fact that the annotation tables know of. */
function states(service: Service, fact: Signal['fact']): boolean {
  const view: ObjectView = { annotation: (key) => service.annotations?.get(key), field: () => [] };
  return (service.annotations?.entries ?? []).some(({ key, value }) => {
    const signals = annotationOf(key.value)?.annotation.tells ?? [];
    return signals.some((signal) => {
      if (signal.fact !== fact) return false;
      return signal.own ? holds({ annotation: key.value, is: signal.own }, view, value.value) : value.value !== '';
    });
  });
}
