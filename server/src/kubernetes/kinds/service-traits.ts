/** What sets a Service apart from most others: a first look, by which rules choose the Services that they look at. */

import { isDnsLabel, isPortName, isPortNumber } from '../formats.ts';
import { knownServiceType, protocolOf, type Service, type ServicePort, servicePorts, targetPortOf } from './service.ts';

export function namesAppProtocol(service: Service): boolean {
  return servicePorts(service).some(({ appProtocol }) => appProtocol !== undefined);
}

/** Whether a port leads to one that the pods have to name. */
export function hasNamedTarget(service: Service): boolean {
  return servicePorts(service).some((port) => typeof targetPortOf(port)?.value === 'string');
}

export function hasNumberedTarget(service: Service): boolean {
  return servicePorts(service).some((port) => typeof targetPortOf(port)?.value === 'number');
}

/** Whether a number or a name is missing, or is none that every port can have. */
export function hasUnusualPort(service: Service): boolean {
  return service.spec?.healthCheckNodePort !== undefined || servicePorts(service).some(isUnusual);
}

function isUnusual({ port, name, targetPort, nodePort }: ServicePort): boolean {
  if (!port || !isPortNumber(port.value) || (nodePort && !isPortNumber(nodePort.value))) return true;
  if (name?.value && !isDnsLabel(name.value)) return true;
  const target = targetPort?.value ?? port.value;
  return typeof target === 'number' ? !isPortNumber(target) : !isPortName(target);
}

/** Whether a Service says anything besides its type, its selector and ports of the usual protocols. */
export function saysMoreThanUsual(service: Service): boolean {
  const { spec } = service;
  if (!spec) return false;
  if (spec.node.kind === 'map' && spec.node.entries.some(({ name }) => !usualFields.has(name))) return true;
  if (!knownServiceType(service)) return true;
  return servicePorts(service).some((port) => port.nodePort !== undefined || !protocols.has(protocolOf(port)));
}

const usualFields: ReadonlySet<string> = new Set(['type', 'selector', 'ports']);

const protocols: ReadonlySet<string> = new Set(['TCP', 'UDP', 'SCTP']);
