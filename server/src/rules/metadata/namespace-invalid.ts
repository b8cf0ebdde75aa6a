/** The rule about namespaces whose name the API server does not take. */

import { isApiGroup, isNamespaced } from '../../kubernetes/api-kinds.ts';
import { isDnsLabel } from '../../kubernetes/formats.ts';
import { correctedName, nameWords } from '../../kubernetes/name-correction.ts';
import { isUnusuallyNamed, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { defineRule } from '../rule.ts';

/** A namespace that cannot exist, because its name is no DNS label. */
export const namespaceInvalid = defineRule({
  id: 'metadata/namespace-invalid',
  summary: 'An object stands in a namespace whose name no namespace can have.',
  severity: 'error',
  appliesTo: 'every',
  where: isUnusuallyNamed,

  *detect(resource, view) {
    const { metadata } = resource;
    const namespace = metadata?.namespace;
    if (!namespace || namespace.value === '' || isPlaceholder(namespace.value) || isDnsLabel(namespace.value)) return;
    if (!isApiGroup(resource.group) || view.namespace !== namespace.value) return;
    // On objects of the whole cluster the server clears it before it looks.
    if (isNamespaced(resource) === false) return;
    yield {
      at: namespace.at,
      resource,
      metadata,
      namespace: namespace.value,
      meant: correctedName(namespace.value, 'label'),
    };
  },

  explain({ resource, namespace, meant }) {
    return {
      what: `${titleOf(resource)} stands in ${namespace}, which no namespace can be named.`,
      why: 'There is no such namespace, so the API server refuses the object.',
      advice: meant ? `Write ${meant}.` : `Use ${nameWords.label}.`,
    };
  },

  repair({ metadata, meant }, { text }) {
    const node = metadata.node.kind === 'map' ? metadata.node.get('namespace') : undefined;
    const edits = meant !== undefined && isScalar(node) ? replaceValue(text, node, meant) : undefined;
    return edits ? [{ title: `Change to ${meant}`, safe: false, edits }] : [];
  },
});
