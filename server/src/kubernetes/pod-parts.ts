/** The parts of a pod that networking looks at, each together with the container that it belongs to. */

import { isMap, plainValue } from '../manifest/located.ts';
import type { Located } from '../text/range.ts';
import { protocolOf } from './kinds/service.ts';
import {
  type Container,
  type ContainerPort,
  type Hook,
  type HttpHeader,
  isSidecar,
  type Probe,
  usesHostNetwork,
  type Workload,
} from './kinds/workload.ts';
import { keepLatest } from './latest.ts';
import { titleOf } from './resource.ts';
import type { ListOf, Placed } from './shape.ts';

/** A container of a pod. Ordinary init containers end before the others start; sidecars run beside them (KEP-753). */
export interface ContainerIn {
  readonly container: Container;
  readonly role: 'regular' | 'sidecar' | 'init';
}

export interface PortIn extends ContainerIn {
  readonly port: ContainerPort;
}

export const probeNames = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

export type ProbeName = (typeof probeNames)[number];

export interface ProbeIn extends ContainerIn {
  readonly name: ProbeName;
  readonly probe: Probe;
}

/** A probe or a hook, and what it does. */
export interface HandlerIn extends ContainerIn {
  readonly name: ProbeName | 'postStart' | 'preStop';
  readonly handler: Probe | Hook;
}

/** A call over the network that a probe or a hook makes to its container. */
export interface CallIn extends ContainerIn {
  /** The field that makes the call. */
  readonly name: HandlerIn['name'];
  readonly action: 'httpGet' | 'tcpSocket' | 'grpc';
  /** The object below `httpGet` and its like. */
  readonly target: Placed;
  readonly port: Located<number | string> | undefined;
  /** gRPC calls have none. */
  readonly host: Located<string> | undefined;
  readonly scheme: Located<string> | undefined;
  /** The headers that an HTTP call sends. */
  readonly headers: readonly HttpHeader[];
}

/** Regular containers first, then those of the list of init containers. */
export const containersOf = keepLatest(({ podSpec }: Workload): readonly ContainerIn[] => {
  const regular = (podSpec?.containers?.items ?? []).map((container) => ({ container, role: 'regular' as const }));
  const initial = (podSpec?.initContainers?.items ?? []).map((container) => {
    return { container, role: isSidecar(container) ? ('sidecar' as const) : ('init' as const) };
  });
  return [...regular, ...initial];
});

export const portsOf = keepLatest((workload: Workload): readonly PortIn[] => {
  return containersOf(workload).flatMap(({ container, role }) => {
    return (container.ports?.items ?? []).map((port) => ({ container, role, port }));
  });
});

export const probesOf = keepLatest((workload: Workload): readonly ProbeIn[] => {
  return containersOf(workload).flatMap(({ container, role }) => {
    return probeNames.flatMap((name) => {
      const probe = container[name];
      return probe ? [{ container, role, name, probe }] : [];
    });
  });
});

/** The probes and hooks of the containers that may have them. */
export const handlersOf = keepLatest((workload: Workload): readonly HandlerIn[] => {
  return containersOf(workload).flatMap(({ container, role }): HandlerIn[] => {
    if (role === 'init') return [];
    const { lifecycle, startupProbe, livenessProbe, readinessProbe } = container;
    const all = {
      startupProbe,
      livenessProbe,
      readinessProbe,
      postStart: lifecycle?.postStart,
      preStop: lifecycle?.preStop,
    };
    return Object.entries(all).flatMap(([name, handler]) => {
      return handler ? [{ container, role, name: name as HandlerIn['name'], handler }] : [];
    });
  });
});

export const callsOf = keepLatest((workload: Workload): readonly CallIn[] => {
  return handlersOf(workload).flatMap(({ container, role, name, handler }): CallIn[] => {
    // Of several actions only the first is looked at, and that there are more is the fault.
    const holder: Holder = handler;
    const action = actions.find((one) => holder[one] !== undefined);
    const target = action && action !== 'exec' ? holder[action] : undefined;
    if (!action || action === 'exec' || !target) return [];
    const { port, host, scheme, httpHeaders } = target;
    return [{ container, role, name, action, target, port, host, scheme, headers: httpHeaders?.items ?? [] }];
  });
});

/** In the order in which the API server looks at them (validateHandler). */
const actions = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;

/** A probe or a hook, as far as it calls something over the network. */
type Holder = { readonly [A in (typeof actions)[number]]?: (A extends 'exec' ? Placed : Target) | undefined };

interface Target extends Placed {
  readonly port?: Located<number | string> | undefined;
  readonly host?: Located<string> | undefined;
  readonly scheme?: Located<string> | undefined;
  readonly httpHeaders?: ListOf<HttpHeader> | undefined;
}

/** A container as people say it, as a subject: `Container web of Deployment shop`. */
export function containerTitle(workload: Workload, { name }: Container): string {
  return `${name?.value ? `Container ${name.value}` : 'A container'} of ${titleOf(workload)}`;
}

/** A container port as people say it: `port 80`, `port 53/UDP`, or `a port` when no number is known. */
export function containerPortTitle(port: ContainerPort): string {
  const number = port.containerPort?.value;
  if (number === undefined || Number.isNaN(number)) return 'a port';
  const protocol = protocolOf(port);
  return protocol === 'TCP' ? `port ${number}` : `port ${number}/${protocol}`;
}

/**
 * The port of the node that a container port takes, where it takes one. On the host's network defaulting gives every
 * container port itself (defaultHostNetworkPorts).
 */
export function hostPortOf(workload: Workload, { hostPort, containerPort }: ContainerPort): number | undefined {
  const number = hostPort?.value || (usesHostNetwork(workload) ? containerPort?.value : undefined);
  return number !== undefined && number > 0 ? number : undefined;
}

/** The number of pods asked for; undefined where it is not written or not known. */
export function replicasOf({ node }: Workload): number | undefined {
  const spec = node.get('spec');
  const replicas = isMap(spec) ? spec.get('replicas') : undefined;
  return replicas?.kind === 'scalar' && typeof replicas.value === 'number' ? replicas.value : undefined;
}

/** Whether a number stands in the command, the arguments or the environment of a container. */
export function mentionsNumber({ node }: Container, number: number): boolean {
  if (!isMap(node)) return false;
  const word = new RegExp(`(^|[^0-9])${number}($|[^0-9])`);
  return ['command', 'args', 'env'].some((field) => {
    const value = node.get(field);
    return value !== undefined && word.test(JSON.stringify(plainValue(value)));
  });
}

/** A DNS name of the cluster that stands in a command, argument or environment variable of the pod. */
export function clusterNameIn(workload: Workload): string | undefined {
  for (const { container } of containersOf(workload)) {
    const { node } = container;
    for (const field of ['command', 'args', 'env']) {
      const value = isMap(node) ? node.get(field) : undefined;
      const name = value && clusterName.exec(JSON.stringify(plainValue(value)))?.[0];
      if (name) return name;
    }
  }
  return undefined;
}

/** `web.shop.svc` and `web.shop.svc.cluster.local`. */
const clusterName = /\b[a-z0-9][-a-z0-9]*\.[a-z0-9][-a-z0-9]*\.svc(\.cluster\.local)?(?![-.a-z0-9])/;
