/** The rule about names that the API server does not take. */

import { apiKindOf } from '../../kubernetes/api-kinds.ts';
import { correctedName, isName, nameWords, type ObjectNameFormat } from '../../kubernetes/name-correction.ts';
import { isUnusuallyNamed, type Resource, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { mayBeRenamed } from '../../workspace/recipe-changes.ts';
import { defineRule } from '../rule.ts';

/** A name that breaks the syntax of its kind, or is too long for it. */
export const nameInvalid = defineRule({
  id: 'metadata/name-invalid',
  summary: 'The name of an object breaks the syntax that its kind demands.',
  severity: 'error',
  appliesTo: 'every',
  where: isUnusuallyNamed,

  *detect(resource, view, { kubernetes }) {
    const { metadata } = resource;
    const written = metadata?.name ?? metadata?.generateName;
    const format = formatOf(resource, kubernetes);
    if (!written || !format || written.value === '' || isPlaceholder(written.value) || mayBeRenamed(view)) return;
    // A generated name goes on, so that it may end in what no name may end in.
    const name = metadata?.name ? written.value : written.value.replace(/-$/, 'a');
    const limit = resource.kind === 'CronJob' ? 52 : 253;
    const isTooLong = name.length > limit;
    if (!isTooLong && isName(name, format)) return;
    const meant = isTooLong || !metadata?.name ? undefined : correctedName(name, format);
    yield { at: written.at, resource, name: written.value, format, limit, isTooLong, meant, metadata };
  },

  explain({ resource, name, format, limit, isTooLong, meant }) {
    return {
      what: isTooLong
        ? `${titleOf(resource)} has a name of ${name.length} characters, where ${limit} are allowed.`
        : `${titleOf(resource)} has a name that no ${resource.kind} can have.`,
      why: 'The API server refuses the object.',
      advice: meant ? `Name it ${meant}, and change what refers to it.` : `Use ${nameWords[format]}.`,
    };
  },

  repair({ metadata, meant }, { text }) {
    const node = metadata?.node.kind === 'map' ? metadata.node.get('name') : undefined;
    const edits = meant !== undefined && isScalar(node) ? replaceValue(text, node, meant) : undefined;
    return edits ? [{ title: `Rename to ${meant}`, safe: false, edits }] : [];
  },
});

/** Custom resources that are read have names like most kinds; of others nothing is known. */
function formatOf(resource: Resource, kubernetes: number): ObjectNameFormat | undefined {
  const format = apiKindOf(resource)?.name ?? (resource.type === 'Other' ? 'own' : 'subdomain');
  if (format === 'service') return kubernetes < 36 ? 'letter-label' : 'label';
  return format === 'own' ? undefined : format;
}
