/** What in a bundle may bring objects that its files do not show, and how much that leaves unknown. */

import { labelsOf } from '../kubernetes/labels.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { isMap, stringOf } from '../manifest/located.ts';

/** Kinds whose controllers deploy arbitrary objects: with one of them in a bundle, anything may exist. */
const deployers = new Set([
  'helm.toolkit.fluxcd.io/HelmRelease',
  'kustomize.toolkit.fluxcd.io/Kustomization',
  'helm.cattle.io/HelmChart',
  'helm.cattle.io/HelmChartConfig',
  'argoproj.io/Application',
  'argoproj.io/ApplicationSet',
  'fleet.cattle.io/GitRepo',
  'fleet.cattle.io/Bundle',
  'addons.cluster.x-k8s.io/HelmChartProxy',
  'operators.coreos.com/Subscription',
  'operators.coreos.com/ClusterServiceVersion',
  'template.openshift.io/Template',
  '/Template',
  'source.toolkit.fluxcd.io/GitRepository',
  'config.kubernetes.io/ResourceList',
]);

/** Groups of custom resources whose controllers make neither pods nor Services of their own. */
const harmlessGroups = new Set([
  'gateway.networking.k8s.io',
  'gateway.networking.x-k8s.io',
  'policy.networking.k8s.io',
  'networking.istio.io',
  'security.istio.io',
  'telemetry.istio.io',
  'extensions.istio.io',
  'cert-manager.io',
  'acme.cert-manager.io',
  'external-secrets.io',
  'bitnami.com',
  'secrets-store.csi.x-k8s.io',
  'cilium.io',
  'crd.projectcalico.org',
  'projectcalico.org',
  'kyverno.io',
  'wgpolicyk8s.io',
  'templates.gatekeeper.sh',
  'constraints.gatekeeper.sh',
  'config.gatekeeper.sh',
  'snapshot.storage.k8s.io',
  'autoscaling.k8s.io',
  'keda.sh',
  'traefik.io',
  'traefik.containo.us',
  'linkerd.io',
  'policy.linkerd.io',
  'split.smi-spec.io',
  'apps.openshift.io',
  'route.openshift.io',
  'security.openshift.io',
  'networking.gke.io',
  'cloud.google.com',
  'compute.cnrm.cloud.google.com',
  'iam.cnrm.cloud.google.com',
  'aadpodidentity.k8s.io',
  'appgw.ingress.k8s.io',
  'appgw.ingress.azure.io',
  'alb.networking.azure.io',
  'egressgateway.kubernetes.azure.com',
  'elbv2.k8s.aws',
  'vpcresources.k8s.aws',
  'externaldns.k8s.io',
  'metallb.io',
  'metrics.k8s.io',
  'notification.toolkit.fluxcd.io',
  'image.toolkit.fluxcd.io',
  'source.toolkit.fluxcd.io',
  'kustomize.config.k8s.io',
]);

/** Kinds of otherwise productive groups that make no pods. */
const harmlessKinds = new Set([
  'monitoring.coreos.com/ServiceMonitor',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/Probe',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ScrapeConfig',
  'monitoring.coreos.com/AlertmanagerConfig',
  'argoproj.io/AppProject',
  'argoproj.io/AnalysisTemplate',
  'argoproj.io/ClusterAnalysisTemplate',
]);

/** Whether a resource's controller may deploy anything at all. */
export function isDeployer(resource: Resource): boolean {
  return deployers.has(`${resource.group}/${resource.kind}`);
}

/** Whether a resource is a custom one whose controller may make pods and Services that carry its name or labels. */
export function isProducer(resource: Resource): boolean {
  if (resource.type !== 'Other' || isDeployer(resource)) return false;
  const { group, kind } = resource;
  if (kind === 'CustomResourceDefinition') return true;
  if (group === '' || !group.includes('.') || builtInGroups.has(group)) return false;
  return !harmlessGroups.has(group) && !harmlessKinds.has(`${group}/${kind}`);
}

/** Whether labels look like those that a producer's controller puts on what it makes. */
export function looksProduced(producer: Resource, labels: Iterable<readonly [string, string]>): boolean {
  const defined = definedGroup(producer);
  if (defined !== undefined)
    return [...labels].some(([key]) => key.includes('/') && isWithinDomain(key.split('/')[0]!, defined));
  const kind = producer.kind.toLowerCase();
  const domain = producer.group.split('.').slice(-2).join('.');
  const own = labelsOf(producer.labels);
  for (const [key, value] of labels) {
    if (key.includes('/') && isWithinDomain(key.split('/')[0]!, domain)) return true;
    if (own.get(key) === value && value !== '') return true;
    if (mentions(value, producer.name) || mentions(value, kind) || mentions(key, kind)) return true;
  }
  return false;
}

/**
 * Whether labels are those by which an Istio Gateway names its proxies, which are installed with the mesh.
 * Source: the reference of Gateway, field `selector`.
 */
export function isProxyOf(gateway: Resource, labels: Iterable<readonly [string, string]>): boolean {
  const spec = gateway.node.get('spec');
  const proxies = isMap(spec) ? spec.get('selector') : undefined;
  return isMap(proxies) && [...labels].some(([key, value]) => stringOf(proxies.get(key)) === value);
}

/** Whether the name of an object looks like one that a producer's controller would give it. */
export function looksNamedBy(producer: Resource, name: string): boolean {
  if (definedGroup(producer) !== undefined) return false;
  return mentions(name, producer.name) || mentions(name, producer.kind.toLowerCase());
}

/** The group that a CustomResourceDefinition defines: its controller may label pods with keys of that domain. */
function definedGroup(producer: Resource): string | undefined {
  if (producer.kind !== 'CustomResourceDefinition') return undefined;
  const spec = producer.node.get('spec');
  return (isMap(spec) ? stringOf(spec.get('group')) : undefined) ?? '';
}

function isWithinDomain(host: string, domain: string): boolean {
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

function mentions(text: string, word: string): boolean {
  return word.length >= 3 ? text.toLowerCase().includes(word.toLowerCase()) : text === word && word !== '';
}

const builtInGroups = new Set([
  'apps',
  'batch',
  'autoscaling',
  'policy',
  'extensions',
  'networking.k8s.io',
  'discovery.k8s.io',
  'rbac.authorization.k8s.io',
  'storage.k8s.io',
  'scheduling.k8s.io',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'node.k8s.io',
  'resource.k8s.io',
  'internal.apiserver.k8s.io',
  'storagemigration.k8s.io',
  'metrics.k8s.io',
]);
