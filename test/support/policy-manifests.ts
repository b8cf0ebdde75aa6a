/** Writes plain worlds as manifests and reads them as the engine gets them. */

import { type Deployed, deployedIn } from '../../server/src/kubernetes/deployed.ts';
import { readDocument } from '../../server/src/kubernetes/read.ts';
import { parse } from '../../server/src/manifest/parse.ts';
import type {
  PlainAdminPolicy,
  PlainAdminPort,
  PlainAdminRule,
  PlainNamespace,
  PlainPod,
  PlainPolicy,
  PlainWorld,
} from './random-policies.ts';

/** The objects of a world, each in a file of its own, so that a single one can be replaced. */
export function deploy(world: PlainWorld): Deployed[] {
  return manifestsOf(world).flatMap((manifest, i) => read(`${i}.yaml`, JSON.stringify(manifest)));
}

/** The objects of a text; the namespace is the one written. */
export function read(file: string, text: string): Deployed[] {
  return parse(text)
    .documents.flatMap((document, index) => readDocument({ file, text }, index, document))
    .map((resource) => deployedIn(resource));
}

export function manifestsOf({ namespaces, pods, policies, adminPolicies }: PlainWorld): object[] {
  return [
    ...namespaces.flatMap((each) => (each.labels ? [namespaceManifest(each)] : [])),
    ...pods.map(podManifest),
    ...policies.map(policyManifest),
    ...adminPolicies.map(adminManifest),
  ];
}

function namespaceManifest({ name, labels }: PlainNamespace): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
}

function podManifest({ name, namespace, labels, hostNetwork, ports }: PlainPod): object {
  // Port names must differ within one container, so each port gets its own.
  const containers = ports.map((port, i) => ({ name: `c${i}`, image: 'x', ports: [port] }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { hostNetwork, containers: containers.length > 0 ? containers : [{ name: 'c', image: 'x' }] },
  };
}

export function policyManifest({ name, namespace, ...spec }: PlainPolicy): object {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name, namespace }, spec };
}

function adminManifest({ name, api, tier, priority, subject, ingress, egress }: PlainAdminPolicy): object {
  const isNew = api === 'ClusterNetworkPolicy';
  return {
    apiVersion: `policy.networking.k8s.io/${isNew ? 'v1alpha2' : 'v1alpha1'}`,
    kind: api,
    metadata: { name },
    spec: {
      ...(isNew ? { tier: tier === 'admin' ? 'Admin' : 'Baseline' } : {}),
      ...(api === 'BaselineAdminNetworkPolicy' ? {} : { priority }),
      subject,
      ingress: ingress.map((rule) => adminRule(rule, 'from', isNew)),
      egress: egress.map((rule) => adminRule(rule, 'to', isNew)),
    },
  };
}

function adminRule({ action, peers, ports }: PlainAdminRule, field: 'from' | 'to', isNew: boolean): object {
  const words = { allow: isNew ? 'Accept' : 'Allow', deny: 'Deny', pass: 'Pass' };
  const list = ports.map(isNew ? newPort : oldPort);
  return {
    action: words[action],
    [field]: peers,
    ...(list.length > 0 ? { [isNew ? 'protocols' : 'ports']: list } : {}),
  };
}

function oldPort({ protocol, from, to, name }: PlainAdminPort): object {
  if (name !== undefined) return { namedPort: name };
  return from === to ? { portNumber: { protocol, port: from } } : { portRange: { protocol, start: from, end: to } };
}

function newPort({ protocol, from, to, name }: PlainAdminPort): object {
  if (name !== undefined) return { destinationNamedPort: name };
  const destinationPort = from === to ? { number: from } : { range: { start: from, end: to } };
  return { [protocol!.toLowerCase()]: { destinationPort } };
}
