/** The rule about health probes of Azure that ask for `/` where the pods answer elsewhere. */

import { azurePrefix, isAzureLoadBalancer, isOn, portEntry, probeEntry } from '../../kubernetes/azure-load-balancer.ts';
import { addAnnotation } from '../../kubernetes/edit-fields.ts';
import {
  isLoadBalancer,
  protocolOf,
  type Service,
  type ServicePort,
  servicePorts,
  serviceSelector,
} from '../../kubernetes/kinds/service.ts';
import { servingContainers, type Workload } from '../../kubernetes/kinds/workload.ts';
import { portTitle } from '../../kubernetes/port-naming.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { servesIngress } from '../../network/controller.ts';
import { defineRule } from '../rule.ts';

/** Since Kubernetes 1.24 `appProtocol: http` makes the probe an HTTP one, on `/` unless an annotation says otherwise. */
export const probePathMissing = defineRule({
  id: 'aks/probe-path-missing',
  summary: 'The application protocol makes Azure probe a path that the pods may not answer.',
  severity: 'warning',
  appliesTo: ['Service'],
  where: isLoadBalancer,

  *detect(service, view, { profile }) {
    const selector = serviceSelector(service);
    // Under the policy Local it is kube-proxy that answers the probe, on a path of its own.
    if (!selector || !isAzureLoadBalancer(service, profile !== undefined) || view.bundle.isOpen) return;
    if (service.spec?.externalTrafficPolicy && service.spec.externalTrafficPolicy.value !== 'Cluster') return;
    const ports = servicePorts(service).filter((port) => isProbedAtRoot(service, port));
    if (ports.length === 0) return;
    for (const { resource } of view.podsOf(selector).found) {
      const isController = servesIngress(resource);
      const path = isController ? controllerPath : readinessPath(resource);
      if (path === undefined || path === '/') continue;
      const related = [
        { file: resource.file, at: nameAt(resource), message: `${titleOf(resource)} answers the probe.` },
      ];
      const softer = isController ? {} : ({ severity: 'hint' } as const);
      yield {
        at: ports[0]!.appProtocol!.at,
        related,
        ...softer,
        service,
        port: ports[0]!,
        pods: resource,
        path,
        isController,
      };
      return;
    }
  },

  explain({ service, port, pods, path, isController }) {
    return {
      what: `${titleOf(service)} gives ${portTitle(port)} the application protocol ${port.appProtocol!.value}, so Azure probes the path / of ${titleOf(pods)}${isController ? '' : `, whose readiness probe asks for ${path}`}.`,
      why: isController
        ? 'An ingress controller answers / with 404 for hosts that it does not know, so Azure takes every node for down and sends no traffic.'
        : 'If the pods answer / with anything but 200, Azure takes every node for down and sends no traffic.',
      advice: `Set the annotation ${requestPath} to ${path}.`,
    };
  },

  repair({ service, path }, { text }) {
    const edits = addAnnotation(text, service, requestPath, path);
    return edits ? [{ title: `Probe ${path}`, safe: false, edits }] : [];
  },
});

const requestPath = `${azurePrefix}load-balancer-health-probe-request-path`;
/** What ingress-nginx answers for itself, and the path that AKS names for this case. */
const controllerPath = '/healthz';

function isProbedAtRoot(service: Service, port: ServicePort): boolean {
  if (!/^https?$/i.test(port.appProtocol?.value ?? '') || protocolOf(port) !== 'TCP') return false;
  if (probeEntry(service, port, 'request-path') || portEntry(service, port.port, 'health-probe_protocol')) return false;
  return !isOn(portEntry(service, port.port, 'no_probe_rule')) && !isOn(portEntry(service, port.port, 'no_lb_rule'));
}

function readinessPath(workload: Workload): string | undefined {
  const paths = servingContainers(workload).flatMap(({ readinessProbe }) => readinessProbe?.httpGet?.path?.value ?? []);
  return paths.length === 1 ? paths[0] : undefined;
}
