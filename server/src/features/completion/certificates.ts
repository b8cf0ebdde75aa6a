/** Proposes the Secrets that hold certificates, and the hosts that TLS is to be for. */

import { statementOf } from '../../kubernetes/annotations/carried.ts';
import { type Deployed, isDeployed } from '../../kubernetes/deployed.ts';
import type { Ingress } from '../../kubernetes/kinds/ingress.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { stringOf } from '../../manifest/located.ts';
import { nodesAt } from '../../manifest/node-path.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import { allOf, isSelf, reachable, type Site, textBeside } from './site.ts';

/** TLS Secrets of the namespace: written out, made by a Certificate or for an annotation, or named by another Ingress. */
export function proposeTlsSecrets(site: Site): Proposal[] {
  const { view } = site;
  const kind = textBeside(site, 'kind');
  if (kind !== undefined && kind !== 'Secret') return [];
  const namespace = textBeside(site, 'namespace') ?? view.namespace;
  const written = reachable(site, 'Secret', namespace)
    .filter(
      ({ resource }) => resource.secretType?.value === 'kubernetes.io/tls' || resource.dataKeys.includes('tls.crt'),
    )
    .map(({ resource }) => proposal(resource.name, 'TLS Secret', 0, `Defined in ${resource.file}.`));
  const made = certificates.flatMap(([group, each]) => view.ofKind(group, each)).filter(isIn(namespace));
  const promised = made.flatMap(({ resource }) => {
    const names = nodesAt(resource.node, 'spec.secretName').flatMap((node) => stringOf(node) ?? []);
    return names.map((name) =>
      proposal(name, `made for ${resource.kind} ${resource.name}`, 0, `See ${resource.file}.`),
    );
  });
  return withoutRepeats([...written, ...promised, ...ownSecret(site), ...namedElsewhere(site, namespace)]);
}

const certificates = [
  ['cert-manager.io', 'Certificate'],
  ['certmanager.k8s.io', 'Certificate'],
  ['networking.internal.knative.dev', 'Certificate'],
] as const;

/** What an annotation of the Ingress itself promises: cert-manager takes any name, application routing one of its own. */
function ownSecret({ view }: Site): Proposal[] {
  const { resource } = view.self;
  if (resource.type !== 'Ingress' || resource.name === '') return [];
  const annotation = statementOf(resource, 'makes-tls-secret')?.key.value;
  if (annotation === undefined) return [];
  const isKeyVault = annotation.startsWith('kubernetes.azure.com/');
  const name = isKeyVault ? `keyvault-${resource.name}` : `${resource.name}-tls`;
  return [proposal(name, 'made for this Ingress', 1, `The annotation ${annotation} has it made.`)];
}

function namedElsewhere({ view }: Site, namespace: string | undefined): Proposal[] {
  return view
    .everywhere('Ingress')
    .filter((one) => !isSelf({ view }, one) && isIn(namespace)(one))
    .flatMap(({ resource }) => {
      const names = (resource.spec?.tls?.items ?? []).flatMap(({ secretName }) => secretName?.value || []);
      return names
        .filter((name) => !isPlaceholder(name))
        .map((name) => proposal(name, `named by Ingress ${resource.name}`, 2, 'Nothing in view defines it.'));
    });
}

function isIn(namespace: string | undefined): (one: Deployed) => boolean {
  return (one) => one.namespace === namespace || one.namespace === undefined || namespace === undefined;
}

/** Hosts for `tls`: those that the rules answer for, without the ones that have a certificate already. */
export function proposeTlsHosts(site: Site): Proposal[] {
  const ingress = ownIngress(site);
  if (!ingress) return [];
  const covered = new Set(otherTlsHosts(site, ingress));
  const hosts = (ingress.spec?.rules?.items ?? []).flatMap(({ host }) => host?.value || []);
  return withoutRepeats(
    hosts.filter((host) => !covered.has(host)).map((host) => proposal(host, 'host of a rule', 0, undefined)),
  );
}

/** Hosts for a rule: those with a certificate and no rule yet, then those of the other Ingresses. */
export function proposeRuleHosts(site: Site): Proposal[] {
  const ingress = ownIngress(site);
  if (!ingress) return [];
  const rules = ingress.spec?.rules?.items ?? [];
  const answered = new Set(rules.flatMap(({ host }, index) => (index === site.path[2] ? [] : (host?.value ?? []))));
  const own = (ingress.spec?.tls?.items ?? []).flatMap(({ hosts }) => hosts?.items ?? []);
  const waiting = own.filter(({ value }) => value !== '' && !answered.has(value));
  const others = allOf(site.view.bundle, 'Ingress').filter((one) => !isSelf(site, one));
  return withoutRepeats([
    ...waiting.map(({ value }) => proposal(value, 'host under tls', 0, undefined)),
    ...others.flatMap(({ resource }) => {
      const hosts = (resource.spec?.rules?.items ?? []).flatMap(({ host }) => host?.value || []);
      return hosts.map((host) => proposal(host, `Ingress ${resource.name}`, 1, undefined));
    }),
  ]);
}

/** Hostnames for a route: those of the listeners that it is attached to. */
export function proposeRouteHosts({ view }: Site): Proposal[] {
  const { resource } = view.self;
  if (resource.type !== 'HTTPRoute' && resource.type !== 'Route') return [];
  const parents = resource.spec?.parentRefs?.items ?? [];
  const gateways = view.everywhere('Gateway').filter((one) => {
    return parents.some(({ name, namespace }) => {
      return name?.value === one.resource.name && isIn(namespace?.value ?? view.namespace)(one);
    });
  });
  return withoutRepeats(
    gateways.flatMap((one) => {
      if (!isDeployed(one, 'Gateway')) return [];
      const listeners = one.resource.spec?.listeners?.items ?? [];
      return listeners.flatMap(({ hostname }) => {
        return hostname?.value ? [proposal(hostname.value, `Gateway ${one.resource.name}`, 0, undefined)] : [];
      });
    }),
  );
}

function ownIngress({ view }: Site): Ingress | undefined {
  return view.self.resource.type === 'Ingress' ? view.self.resource : undefined;
}

/** The hosts under `tls` besides the one that is being written. */
function otherTlsHosts(site: Site, ingress: Ingress): string[] {
  return (ingress.spec?.tls?.items ?? []).flatMap(({ hosts }) => {
    return (hosts?.items ?? []).filter(({ at }) => at.start !== site.place.at.start).map(({ value }) => value);
  });
}

function proposal(value: string, detail: string, rank: number, words: string | undefined): Proposal {
  return { value, kind: 'object', detail, rank, ...(words === undefined ? {} : { describe: () => words }) };
}
