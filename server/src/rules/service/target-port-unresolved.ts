/** The rule about named target ports that selected pods do not have. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { isPortName } from '../../kubernetes/formats.ts';
import { protocolOf, type ServicePort, servicePorts, serviceSelector } from '../../kubernetes/kinds/service.ts';
import { hasNamedTarget } from '../../kubernetes/kinds/service-traits.ts';
import { findNamedPort, servingPorts, type Workload } from '../../kubernetes/kinds/workload.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { someOf } from '../../text/words.ts';
import type { Fix, Severity } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A target port name that no selected pod has: that port of the Service gets no endpoints (endpointslice FindPort). */
export const targetPortUnresolved = defineRule({
  id: 'service/target-port-unresolved',
  summary: 'A Service sends a port to a name that its pods do not give to any port.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: hasNamedTarget,

  *detect(service, view) {
    const selector = serviceSelector(service);
    if (!selector) return;
    const { found, possible } = view.podsOf(selector);
    if (found.length === 0 || [...found, ...possible].some(({ resource }) => isUnreadable(resource))) return;
    const ports = servicePorts(service);
    for (const port of ports) {
      const target = port.targetPort;
      const protocol = protocolOf(port);
      if (!isName(target?.value) || isPlaceholder(protocol)) continue;
      const name = target!.value as string;
      const has = ({ resource }: DeployedOf<'Workload'>): boolean => !!findNamedPort(resource, name, protocol);
      if (possible.some(has)) continue;
      const nowhere = !found.some(has);
      // The pods of a job seldom serve, and those of others get the traffic.
      const lacking = found.filter((one) => !has(one) && (nowhere || !/Job$/.test(one.resource.kind)));
      if (lacking.length === 0) continue;
      const severity: Severity | undefined = view.bundle.isOpen ? 'hint' : nowhere ? undefined : 'information';
      const related = lacking.slice(0, 5).map(({ resource }) => {
        return {
          file: resource.file,
          at: nameAt(resource),
          message: `${titleOf(resource)} has no ${protocol} port ${name}.`,
        };
      });
      const workloads = lacking.map(({ resource }) => resource);
      const other = nowhere ? otherProtocol(workloads, name) : undefined;
      const near = nowhere && !other ? nameNear(workloads, name, protocol, ports) : undefined;
      yield {
        at: target!.at,
        related,
        ...(severity && { severity }),
        service,
        port,
        name,
        nowhere,
        workloads,
        other,
        near,
      };
    }
  },

  explain({ service, port, name, nowhere, workloads, other, near }) {
    const pods = someOf(workloads.map(titleOf), 2);
    const lack = other ? `has for ${other} only` : `${workloads.length > 1 ? 'do' : 'does'} not name`;
    return {
      what: `${titleOf(service)} sends ${portTitle(port)} to ${name}, which ${pods} ${lack}.`,
      why: nowhere
        ? 'The port gets no endpoints, so its clients get no answer.'
        : 'These pods get none of the traffic to this port, although the Service selects them.',
      advice: other
        ? `Set the protocol of this port to ${other}, or correct the target.`
        : `${near ? `Write ${near}` : 'Correct the target'}, or give a container port the name ${name}.`,
    };
  },

  repair({ port, other, near }, { text }) {
    const fixes: Fix[] = [];
    const edits = near && setField(text, port, 'targetPort', near);
    if (edits) fixes.push({ title: `Set targetPort to ${near}`, safe: false, edits });
    const protocol = other && setField(text, port, 'protocol', other);
    if (protocol) fixes.push({ title: `Set protocol to ${other}`, safe: false, edits: protocol });
    return fixes;
  },
});

function isName(target: number | string | undefined): target is string {
  return typeof target === 'string' && isPortName(target) && !isPlaceholder(target);
}

/** Whether a later step will still change which ports the pods have, or the pods' containers could not be read. */
function isUnreadable(workload: Workload): boolean {
  if (!workload.podSpec?.containers) return true;
  return servingPorts(workload).some(({ name }) => name && isPlaceholder(name.value));
}

function otherProtocol(workloads: readonly Workload[], name: string): string | undefined {
  const port = workloads.flatMap(servingPorts).find((one) => one.name?.value === name);
  return port && protocolOf(port);
}

/** The name that was probably meant: the nearest, else the only one that no other port of the Service is sent to. */
function nameNear(
  workloads: readonly Workload[],
  name: string,
  protocol: string,
  ports: readonly ServicePort[],
): string | undefined {
  const named = workloads.flatMap(servingPorts).filter((port) => protocolOf(port) === protocol);
  const names = [...new Set(named.flatMap((port) => port.name?.value ?? []))].filter(isName);
  const free = names.filter((one) => !ports.some((port) => port.targetPort?.value === one));
  return nearest(name, names) ?? (free.length === 1 ? free[0] : undefined);
}
