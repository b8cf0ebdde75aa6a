/** The rule about user-defined networks of OVN-Kubernetes that a namespace cannot use. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import { labelSelectorShape, selectorOf } from '../../kubernetes/labels.ts';
import { nameAt, type OtherResource, titleOf } from '../../kubernetes/resource.ts';
import { isMap, isScalar, type MapNode, type ScalarNode, stringOf } from '../../manifest/located.ts';
import { someOf } from '../../text/words.ts';
import { namespaceNamed } from '../../workspace/namespace-inventory.ts';
import { namespacesOf } from '../../workspace/policy-peers.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

const label = 'k8s.ovn.org/primary-user-defined-network';

/** A primary network needs a label that its namespace must have from the beginning. */
export const primaryNetworkUnlabelled = defineRule({
  id: 'policy/primary-network-unlabelled',
  summary: 'A primary user-defined network is for a namespace without the label that it needs.',
  severity: 'hint',
  appliesTo: ['Other'],
  where: isUserDefinedNetwork,

  *detect(resource, view) {
    const role = roleOf(resource.node);
    if (role?.value !== 'Primary') return;
    const bare = namespacesFor(resource, view).filter((one) => one.resource.labels?.get(label) === undefined);
    if (bare.length === 0) return;
    const related = bare.slice(0, 5).map(({ resource: namespace }) => {
      return { file: namespace.file, at: nameAt(namespace), message: `${titleOf(namespace)} has no such label.` };
    });
    yield { at: role.at, related, resource, names: bare.map((one) => one.resource.name) };
  },

  explain({ resource, names }) {
    return {
      what: `${titleOf(resource)} is the primary network of ${someOf(names)}, which ${names.length === 1 ? 'lacks' : 'lack'} the label ${label}.`,
      why: 'Pods of such a namespace stay on the default network, and policies are applied there.',
      advice: 'Create the namespace with the label, which cannot be added later.',
    };
  },
});

function isUserDefinedNetwork({ group, kind }: OtherResource): boolean {
  return group === 'k8s.ovn.org' && kind.endsWith('UserDefinedNetwork');
}

function roleOf(node: MapNode): ScalarNode | undefined {
  const spec = node.get('spec');
  const network = isMap(spec) ? (spec.get('network') ?? spec) : undefined;
  if (!isMap(network)) return undefined;
  const topology = stringOf(network.get('topology'))?.toLowerCase();
  const layer = topology ? network.get(topology) : undefined;
  const role = isMap(layer) ? layer.get('role') : undefined;
  return isScalar(role) ? role : undefined;
}

/** The Namespace objects in view that a network is for. */
function namespacesFor(resource: OtherResource, view: View): readonly DeployedOf<'Namespace'>[] {
  if (resource.kind === 'UserDefinedNetwork') {
    const own = view.namespace === undefined ? undefined : namespaceNamed(view, view.namespace);
    return own ? [own] : [];
  }
  const spec = resource.node.get('spec');
  const written = isMap(spec) ? spec.get('namespaceSelector') : undefined;
  const selector =
    written && labelSelectorShape.read(written, { text: '', enclosing: [], report: () => undefined }, undefined);
  return selector ? namespacesOf(view, selectorOf(selector)) : [];
}
