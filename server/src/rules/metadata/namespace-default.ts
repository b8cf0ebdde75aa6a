/** The rule about objects in the namespace that nobody chose. */

import { isNamespaced } from '../../kubernetes/api-kinds.ts';
import { setField } from '../../kubernetes/edit-fields.ts';
import { identityOf } from '../../kubernetes/identity.ts';
import { nameAt, type Resource, titleOf } from '../../kubernetes/resource.ts';
import type { View } from '../../workspace/view.ts';
import { defineRule } from '../rule.ts';

/** An object in the namespace `default`, or one that leaves the choice to whoever applies it. */
export const namespaceDefault = defineRule({
  id: 'metadata/namespace-default',
  summary: 'An object stands in the namespace default, or names none.',
  severity: 'information',
  preset: 'off',
  appliesTo: 'every',

  *detect(resource, view) {
    // What the kind is unknown of may belong to the whole cluster.
    if (!isNamespaced(resource) || isExempt(resource)) return;
    // Charts and kustomizations set namespaces where they are used.
    const isLeftOpen =
      view.namespace === undefined && view.bundle.origin !== 'kustomization' && view.bundle.origin !== 'chart';
    if (view.namespace !== 'default' && !isLeftOpen) return;
    const at = resource.metadata?.namespace?.at ?? nameAt(resource);
    const only = onlyNamespace(view);
    yield { at, resource, isLeftOpen, only, isTaken: only !== undefined && isDefinedIn(only, resource, view) };
  },

  explain({ resource, isLeftOpen, only }) {
    return {
      what: `${titleOf(resource)} ${isLeftOpen ? 'names no namespace' : 'stands in the namespace default'}.`,
      why: 'Policies, quotas and access rights are set by namespace, and everything that nobody placed shares this one.',
      advice: `Name ${only === undefined ? 'the namespace that it belongs to' : `a namespace such as ${only}`}.`,
    };
  },

  repair({ resource, only, isTaken }, { text }) {
    if (only === undefined || isTaken) return [];
    const edits = setField(text, resource.metadata, 'namespace', only, { after: 'name' });
    return edits ? [{ title: `Move to the namespace ${only}`, safe: false, edits }] : [];
  },
});

/** The Service of the API server itself. */
function isExempt({ type, name }: Resource): boolean {
  return type === 'Service' && name === 'kubernetes';
}

/** Whether a namespace has an object of this kind and name already. */
function isDefinedIn(namespace: string, resource: Resource, view: View): boolean {
  const identity = identityOf(resource, namespace);
  return identity !== undefined && view.definitions(identity).length > 0;
}

/** The namespace of the deployment, when it defines a single one. */
function onlyNamespace(view: View): string | undefined {
  const [first, second] = view.everywhere('Namespace');
  return first && !second && first.resource.name !== 'default' ? first.resource.name : undefined;
}
