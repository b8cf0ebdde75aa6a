/** What sets the pods of a workload apart from most others: a first look, by which rules choose the workloads that they look at. */

import { isPortName, isPortNumber } from './formats.ts';
import { type Container, type ContainerPort, usesHostNetwork, type Workload } from './kinds/workload.ts';
import { type CallIn, callsOf, containersOf, portsOf } from './pod-parts.ts';
import { restartPoliciesOf } from './restart-policy.ts';

export function hasInitContainers({ podSpec }: Workload): boolean {
  return podSpec?.initContainers !== undefined;
}

export function hasGoverningService({ serviceName }: Workload): boolean {
  return Boolean(serviceName?.value);
}

/** Whether the pods have names of their own in DNS, or resolve names otherwise than others do. */
export function setsDns({ podSpec }: Workload): boolean {
  if (!podSpec) return false;
  const { hostname, subdomain, dnsPolicy, dnsConfig, hostAliases } = podSpec;
  return Boolean(hostname ?? subdomain ?? dnsPolicy ?? dnsConfig ?? hostAliases);
}

export function hasEphemeralContainers({ podSpec }: Workload): boolean {
  return podSpec?.ephemeralContainers !== undefined;
}

/** Whether the pods or a container have a restart policy that not all take, or none where one is needed. */
export function hasUnfitRestartPolicy(workload: Workload): boolean {
  const policy = workload.podSpec?.restartPolicy?.value || 'Always';
  if (!restartPoliciesOf(workload).includes(policy)) return true;
  return containersOf(workload).some(({ container, role }) => container.restartPolicy && role !== 'sidecar');
}

export function overridesHostname({ podSpec }: Workload): boolean {
  return Boolean(podSpec?.hostnameOverride?.value);
}

export function hasSeveralContainerPorts(workload: Workload): boolean {
  return portsOf(workload).length > 1;
}

/** Whether the pods take ports or addresses of their node. */
export function usesHostPorts(workload: Workload): boolean {
  return usesHostNetwork(workload) || portsOf(workload).some(({ port }) => port.hostPort ?? port.hostIP);
}

/** Whether a container port has no number or another one than ports can have, or a name that none can have. */
export function hasUnusualContainerPort(workload: Workload): boolean {
  return portsOf(workload).some(({ port }) => isUnusualPort(port));
}

function isUnusualPort({ containerPort, hostPort, name }: ContainerPort): boolean {
  if (!containerPort || !isPortNumber(containerPort.value) || (hostPort && !isPortNumber(hostPort.value))) return true;
  return Boolean(name?.value) && !isPortName(name!.value);
}

export function hasProbesOrHooks(workload: Workload): boolean {
  return containersOf(workload).some(({ container }) => isProbedOrHooked(container));
}

function isProbedOrHooked({ readinessProbe, livenessProbe, startupProbe, lifecycle }: Container): boolean {
  return Boolean(readinessProbe ?? livenessProbe ?? startupProbe ?? lifecycle);
}

/** Whether a probe or hook names a host or headers, or no port that a container can have. */
export function hasUnusualCall(workload: Workload): boolean {
  return callsOf(workload).some(isUnusualCall);
}

function isUnusualCall({ host, headers, port }: CallIn): boolean {
  if (host || headers.length > 0 || !port) return true;
  return typeof port.value === 'number' ? !isPortNumber(port.value) : !isPortName(port.value);
}
