/** Proposes the classes of Ingresses and Gateways: those defined, those the cluster serves, those in use, those well known. */

import { servedClasses } from '../../cluster/served-classes.ts';
import type { ControllerId } from '../../kubernetes/annotations/controller-table.ts';
import { wellKnownClasses } from '../../kubernetes/annotations/controllers.ts';
import { isDeployed } from '../../kubernetes/deployed.ts';
import { ingressClassOf } from '../../kubernetes/kinds/ingress.ts';
import { stringOf } from '../../manifest/located.ts';
import { nodesAt } from '../../manifest/node-path.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import { isSelf, type Site } from './site.ts';

export function proposeIngressClasses({ view, profile }: Site): Proposal[] {
  const defined = view.everywhere('IngressClass').map(({ resource }) => {
    const served = resource.spec?.controller?.value;
    return proposal(resource.name, served ?? 'no controller named', 0, `Defined in ${resource.file}.`);
  });
  // AKS application routing makes a class for each of these objects.
  const made = view.ofKind('approuting.kubernetes.azure.com', 'NginxIngressController').flatMap(({ resource }) => {
    const names = nodesAt(resource.node, 'spec.ingressClassName').flatMap((node) => stringOf(node) ?? []);
    return names.map((name) => proposal(name, `NginxIngressController ${resource.name}`, 0, `See ${resource.file}.`));
  });
  const used = view.everywhere('Ingress').flatMap((one) => {
    const name = isSelf({ view }, one) ? undefined : ingressClassOf(one.resource)?.value;
    return name ? [proposal(name, titleOf(name, 'Ingress'), 2, `Used by Ingress ${one.resource.name}.`)] : [];
  });
  return withoutRepeats([...defined, ...made, ...servedBy(profile, 'Ingress'), ...used, ...wellKnown('Ingress')]);
}

export function proposeGatewayClasses({ view, profile }: Site): Proposal[] {
  const defined = view.everywhere('GatewayClass').map(({ resource }) => {
    const served = resource.spec?.controllerName?.value;
    return proposal(resource.name, served ?? 'no controller named', 0, `Defined in ${resource.file}.`);
  });
  const used = view.everywhere('Gateway').flatMap((one) => {
    const name = isSelf({ view }, one) || !isDeployed(one, 'Gateway') ? undefined : one.resource.spec?.gatewayClassName;
    if (!name?.value) return [];
    return [proposal(name.value, titleOf(name.value, 'Gateway'), 2, `Used by Gateway ${one.resource.name}.`)];
  });
  return withoutRepeats([...defined, ...servedBy(profile, 'Gateway'), ...used, ...wellKnown('Gateway')]);
}

function servedBy(profile: Site['profile'], of: 'Ingress' | 'Gateway'): Proposal[] {
  return servedClasses(profile ?? {})
    .filter(({ kind }) => kind === `${of}Class`)
    .map(({ name, from }) => proposal(name, titleOf(name, of), 1, `Served by the cluster, as ${from.file} states.`));
}

/** Those of AKS first, and none that is retired. */
function wellKnown(of: 'Ingress' | 'Gateway'): Proposal[] {
  return [...known[of]]
    .filter(([, owners]) => owners.every(({ id }) => id !== 'http-application-routing'))
    .map(([name, owners]) => {
      const rank = owners.some(({ id }) => ofAks.has(id)) ? 3 : 4;
      const words = 'Nothing in view defines it: it comes with the installation of its controller.';
      return proposal(name, titleOf(name, of), rank, words);
    });
}

const ofAks: ReadonlySet<ControllerId> = new Set(['app-routing', 'app-routing-istio', 'agic', 'agc']);

const known = { Ingress: wellKnownClasses('Ingress'), Gateway: wellKnownClasses('Gateway') };

function titleOf(name: string, of: 'Ingress' | 'Gateway'): string {
  const owners = known[of].get(name) ?? [];
  return owners.map(({ title }) => title).join(' or ');
}

function proposal(name: string, detail: string, rank: number, words: string): Proposal {
  return { value: name, kind: 'object', detail, rank, describe: () => words };
}
