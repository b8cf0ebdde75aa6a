/** Objects whose controllers make Secrets: of which names, as far as their manifests tell. */

import type { OtherResource } from '../kubernetes/resource.ts';
import { stringOf } from '../manifest/located.ts';
import { nodesAt } from '../manifest/node-path.ts';

/** The names of the Secrets that will be made for an object. */
export function secretsMadeFor(resource: OtherResource): readonly string[] {
  const paths = makers.get(`${resource.group}/${resource.kind}`);
  if (!paths) return [];
  const names = paths.flatMap((path) => nodesAt(resource.node, path).flatMap((node) => stringOf(node) ?? []));
  return names.length > 0 || resource.kind === 'Certificate' ? names : [resource.name];
}

/** Where the name stands; an object without one there gives its own name to the Secret. */
const makers: ReadonlyMap<string, readonly string[]> = new Map([
  ['cert-manager.io/Certificate', ['spec.secretName']],
  ['certmanager.k8s.io/Certificate', ['spec.secretName']],
  ['networking.internal.knative.dev/Certificate', ['spec.secretName']],
  ['external-secrets.io/ExternalSecret', ['spec.target.name']],
  ['kubernetes-client.io/ExternalSecret', []],
  ['bitnami.com/SealedSecret', ['spec.template.metadata.name']],
  ['secrets-store.csi.x-k8s.io/SecretProviderClass', ['spec.secretObjects[].secretName']],
  ['secrets.hashicorp.com/VaultStaticSecret', ['spec.destination.name']],
  ['secrets.hashicorp.com/VaultDynamicSecret', ['spec.destination.name']],
  ['secrets.hashicorp.com/VaultPKISecret', ['spec.destination.name']],
  ['onepassword.com/OnePasswordItem', []],
  ['isindir.github.com/SopsSecret', ['spec.secretTemplates[].name']],
  ['spv.no/AzureKeyVaultSecret', ['spec.output.secret.name']],
  ['secrets.infisical.com/InfisicalSecret', ['spec.managedSecretReference.secretName']],
]);
