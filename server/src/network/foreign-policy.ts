/**
 * Recognises the policies of Cilium and Calico: whom they select and in which directions, not what they decide.
 * What a pod that they select may receive or open is therefore unknown.
 */

import { namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import {
  everything,
  labelSelectorShape,
  type Requirement,
  type Selector,
  selector,
  selectorOf,
} from '../kubernetes/labels.ts';
import type { OtherResource } from '../kubernetes/resource.ts';
import { calicoSelector } from './calico-selector.ts';
import { type NamespaceTerm, type PodTerm, type Policy, podTerm } from './clause.ts';

type Node = OtherResource['node'];

/** Which API a resource is a policy of, if it is one that is recognised and takes effect. */
function foreignApiOf({ group, kind }: OtherResource): 'Cilium' | 'Calico' | undefined {
  if (group === 'cilium.io' && /^Cilium(Clusterwide)?NetworkPolicy$/.test(kind)) return 'Cilium';
  const calico = group === 'projectcalico.org' || group === 'crd.projectcalico.org';
  // The Staged kinds never enforce anything.
  return calico && /^(Global)?NetworkPolicy$/.test(kind) ? 'Calico' : undefined;
}

/** `namespace` is the effective one; the cluster-wide kinds have none. */
export function compileForeignPolicy(resource: OtherResource, namespace: string): Policy[] {
  const api = foreignApiOf(resource);
  if (!api) return [];
  const wide = resource.kind.includes('Clusterwide') || resource.kind.startsWith('Global');
  const own = wide ? undefined : namespace;
  const specs = specsOf(resource.node);
  return specs.flatMap((spec): Policy[] => {
    const subject = api === 'Cilium' ? ciliumSubject(spec, own) : calicoSubject(spec, own);
    if (!subject) return [];
    const directions = api === 'Cilium' ? ciliumDirections(spec) : calicoDirections(spec);
    return [{ resource, namespace: own, tier: 'policy', priority: 0, subject, directions, clauses: [], opaque: true }];
  });
}

/** A Cilium policy holds one `spec`, or several under `specs`. */
function specsOf(node: Node): Node[] {
  const specs = node.get('specs');
  return [node.get('spec'), ...(specs?.kind === 'list' ? specs.items : [])].filter((spec) => spec?.kind === 'map');
}

function ciliumSubject(spec: Node, own: string | undefined): PodTerm | undefined {
  const written = spec.get('endpointSelector');
  // A nodeSelector selects nodes, which are no pods.
  if (!written) return undefined;
  const read = labelSelectorShape.read(written, { text: '', enclosing: [], report: () => undefined }, undefined);
  const pods: Requirement[] = [];
  const namespaces: Requirement[] = [];
  let vague = false;
  for (const requirement of read ? selectorOf(read).requirements : []) {
    const key = requirement.key.replace(/^(k8s|any)[:.]/, '');
    if (key === 'io.kubernetes.pod.namespace') namespaces.push({ ...requirement, key: namespaceNameLabel });
    else if (key.startsWith(namespaceLabels))
      namespaces.push({ ...requirement, key: key.slice(namespaceLabels.length) });
    else if (key.startsWith('io.cilium.') || key.includes(':')) vague = true;
    else pods.push({ ...requirement, key });
  }
  const where: NamespaceTerm = own ? { kind: 'own', name: own } : { kind: 'selected', selector: selector(namespaces) };
  return podTerm(where, selector(pods), vague);
}

const namespaceLabels = 'io.cilium.k8s.namespace.labels.';

/** Any section of a direction puts the selected pods under default deny for it, a deny section too. */
function ciliumDirections(spec: Node): Set<Direction> {
  const directions = new Set<Direction>();
  if (spec.get('ingress') ?? spec.get('ingressDeny')) directions.add('inbound');
  if (spec.get('egress') ?? spec.get('egressDeny')) directions.add('outbound');
  return directions;
}

function calicoSubject(spec: Node, own: string | undefined): PodTerm {
  const pods = written(spec, 'selector');
  const namespaces = written(spec, 'namespaceSelector');
  const vague = pods.vague || namespaces.vague || spec.get('serviceAccountSelector') !== undefined;
  const where: NamespaceTerm = own
    ? { kind: 'own', name: own }
    : { kind: 'selected', selector: renamed(namespaces.selector) };
  return podTerm(where, pods.selector, vague);
}

function written(spec: Node, field: string): { selector: Selector; vague: boolean } {
  const node = spec.get(field);
  const text = node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
  const parsed = calicoSelector(text);
  return parsed ? { selector: parsed, vague: false } : { selector: everything, vague: true };
}

/** Calico puts a label of its own with the name on every namespace. */
function renamed({ requirements }: Selector): Selector {
  return selector(
    requirements.map((requirement) =>
      requirement.key === 'projectcalico.org/name' ? { ...requirement, key: namespaceNameLabel } : requirement,
    ),
  );
}

/** `types` after defaulting: only egress rules mean only egress, unlike in Kubernetes. */
function calicoDirections(spec: Node): Set<Direction> {
  const types = spec.get('types');
  const names = types?.kind === 'list' ? types.items.map((item) => (item.kind === 'scalar' ? item.value : '')) : [];
  const egress = spec.get('egress') !== undefined;
  const ingress = spec.get('ingress') !== undefined;
  const directions = new Set<Direction>();
  if (names.length > 0 ? names.includes('Ingress') : ingress || !egress) directions.add('inbound');
  if (names.length > 0 ? names.includes('Egress') : egress) directions.add('outbound');
  return directions;
}
