/** The rule about names that the API server does not take. */

import { apiKindOf, isCustomResource } from '../../kubernetes/api-kinds.ts';
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
    const format = formatOf(resource, kubernetes);
    if (!metadata || !format || mayBeRenamed(view)) return;
    const limit = format === 'segment' ? Number.POSITIVE_INFINITY : resource.kind === 'CronJob' ? 52 : 253;
    for (const field of ['name', 'generateName'] as const) {
      const written = metadata[field];
      if (!written || written.value === '' || isPlaceholder(written.value)) continue;
      const name = written.value;
      const isTooLong = name.length > limit;
      const isGood = field === 'name' ? isName(name, format) : mayBegin(name, format, metadata.name !== undefined);
      if (!isTooLong && isGood) continue;
      const meant = isTooLong || field !== 'name' ? undefined : correctedName(name, format);
      yield { at: written.at, resource, field, name, format, limit, isTooLong, meant, metadata };
    }
  },

  explain({ resource, field, name, format, limit, isTooLong, meant }) {
    return {
      what: isTooLong
        ? `${titleOf(resource)} has a ${field} of ${name.length} characters, where ${limit} are allowed.`
        : field === 'name'
          ? `${titleOf(resource)} has a name that no ${resource.kind} can have.`
          : `${titleOf(resource)} has the generateName "${name}", with which no name of a ${resource.kind} can begin.`,
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

/**
 * Whether names can begin so. The server overlooks a hyphen at the end, and in the name that it makes of at most 58
 * characters and five of its own it overlooks nothing (apimachinery pkg/api/validation, maskTrailingDash).
 */
function mayBegin(text: string, format: ObjectNameFormat, isNamed: boolean): boolean {
  const masked = text.length > 1 && text.endsWith('-') ? `${text.slice(0, -2)}a` : text;
  return isName(masked, format) && (isNamed || isName(`${text.slice(0, 58)}abcde`, format));
}

/** From which version on a StatefulSet's name, which becomes its pods' host names, must be a label. */
const statefulSetLabels = 27;

/** Custom resources that are read have names like most kinds; of others nothing is known. */
function formatOf(resource: Resource, kubernetes: number): ObjectNameFormat | undefined {
  const isOpen = resource.type === 'Other' && !isCustomResource(resource);
  const format = apiKindOf(resource)?.name ?? (isOpen ? 'own' : 'subdomain');
  if (format === 'service') return kubernetes < 36 ? 'letter-label' : 'label';
  if (resource.kind === 'StatefulSet' && kubernetes < statefulSetLabels) return 'subdomain';
  return format === 'own' ? undefined : format;
}
