/** Sorts the objects of a bundle into what the engine asks for: pods, namespaces, policies, and ways in. */

import type { Deployed, DeployedOf } from '../kubernetes/deployed.ts';
import { isDeployed } from '../kubernetes/deployed.ts';
import { namespaceLabels, namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import type { ResourceType } from '../kubernetes/resource.ts';
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
  /** Of the Gateway API: HTTPRoutes and their like, and what decides where they lead. */
  readonly gatewayRoutes: readonly (DeployedOf<'HTTPRoute'> | DeployedOf<'Route'>)[];
  readonly gateways: readonly DeployedOf<'Gateway'>[];
  readonly gatewayClasses: readonly DeployedOf<'GatewayClass'>[];
  readonly referenceGrants: readonly DeployedOf<'ReferenceGrant'>[];
}

export function gather(deployed: readonly Deployed[], conventions: Conventions): Gathered {
  const namespaces = seenNamespaces(deployed);
  const of = <T extends ResourceType>(type: T) => deployed.filter((each) => isDeployed(each, type)) as DeployedOf<T>[];
  return {
    pods: of('Workload').map((each) => {
      return { pod: podOf(each.resource), namespace: placeIn(namespaces, namespaceOf(each), conventions) };
    }),
    policies: deployed.flatMap(policiesOf),
    namespaces,
    services: of('Service'),
    ingresses: of('Ingress'),
    openShiftRoutes: of('OpenShiftRoute'),
    ingressClasses: of('IngressClass'),
    gatewayRoutes: [...of('HTTPRoute'), ...of('Route')],
    gateways: of('Gateway'),
    gatewayClasses: of('GatewayClass'),
    referenceGrants: of('ReferenceGrant'),
  };
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
