/** Sorts the objects of a bundle into what the engine asks for: pods, namespaces, policies, and ways in. */

import type { Deployed, DeployedOf } from '../kubernetes/deployed.ts';
import { isDeployed } from '../kubernetes/deployed.ts';
import { namespaceLabels, namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import type { Policy } from './clause.ts';
import { namespaceOf, policiesOf } from './compile.ts';
import type { Conventions } from './conventions.ts';
import { labelled, type NamespaceFacts, type PlacedPod } from './looks.ts';
import { podOf } from './pod.ts';

export interface Gathered {
  readonly pods: readonly PlacedPod[];
  readonly policies: readonly Policy[];
  readonly namespaces: ReadonlyMap<string, NamespaceFacts>;
  readonly services: readonly DeployedOf<'Service'>[];
  readonly ingresses: readonly DeployedOf<'Ingress'>[];
  readonly openShiftRoutes: readonly DeployedOf<'OpenShiftRoute'>[];
  readonly ingressClasses: readonly DeployedOf<'IngressClass'>[];
}

export function gather(deployed: readonly Deployed[], conventions: Conventions): Gathered {
  const pods: PlacedPod[] = [];
  const policies: Policy[] = [];
  const services: DeployedOf<'Service'>[] = [];
  const ingresses: DeployedOf<'Ingress'>[] = [];
  const openShiftRoutes: DeployedOf<'OpenShiftRoute'>[] = [];
  const ingressClasses: DeployedOf<'IngressClass'>[] = [];
  const namespaces = seenNamespaces(deployed);
  for (const each of deployed) {
    if (isDeployed(each, 'Workload')) {
      const namespace = placeIn(namespaces, namespaceOf(each), conventions);
      pods.push({ pod: podOf(each.resource), namespace });
    } else if (isDeployed(each, 'Service')) services.push(each);
    else if (isDeployed(each, 'Ingress')) ingresses.push(each);
    else if (isDeployed(each, 'OpenShiftRoute')) openShiftRoutes.push(each);
    else if (isDeployed(each, 'IngressClass')) ingressClasses.push(each);
    else policies.push(...policiesOf(each));
  }
  return { pods, policies, namespaces, services, ingresses, openShiftRoutes, ingressClasses };
}

function seenNamespaces(deployed: readonly Deployed[]): Map<string, NamespaceFacts> {
  const namespaces = new Map<string, NamespaceFacts>();
  for (const each of deployed) {
    if (!isDeployed(each, 'Namespace')) continue;
    const { name } = each.resource;
    namespaces.set(name, { name, ...labelled(namespaceLabels(each.resource)) });
  }
  return namespaces;
}

/** The namespace of this name. One without an object among those deployed has its name for a label, whatever else. */
function placeIn(namespaces: Map<string, NamespaceFacts>, name: string, conventions: Conventions): NamespaceFacts {
  const known = namespaces.get(name);
  if (known) return known;
  const open = conventions.unseenNamespaces === 'unknown';
  const unseen: NamespaceFacts = { name, ...labelled(new Map([[namespaceNameLabel, name]]), open) };
  namespaces.set(name, unseen);
  return unseen;
}
