/** The rule about finalizers whose name the API server does not take. */

import { apiKindOf, isApiGroup } from '../../kubernetes/api-kinds.ts';
import { isQualifiedName } from '../../kubernetes/formats.ts';
import { hasFinalizersOrOwners, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { compareRanges } from '../../text/range.ts';
import { defineRule } from '../rule.ts';

/**
 * A finalizer outside the syntax of qualified names, one without a domain that Kubernetes itself does not know, or both
 * answers to the question what becomes of dependents (ValidateFinalizers).
 */
export const finalizerInvalid = defineRule({
  id: 'metadata/finalizer-invalid',
  summary: 'An object has a finalizer with a name that none can have, or two that exclude each other.',
  severity: 'error',
  appliesTo: 'every',
  where: hasFinalizersOrOwners,

  *detect(resource) {
    const finalizers = resource.metadata?.finalizers;
    if (!finalizers || !isApiGroup(resource.group)) return;
    // Only the kinds of Kubernetes itself ask for a domain.
    const needsDomain = apiKindOf(resource) !== undefined;
    for (const { value, at } of finalizers.items) {
      if (isPlaceholder(value) || standard.has(value)) continue;
      const isName = isQualifiedName(value);
      if (isName && (value.includes('/') || !needsDomain)) continue;
      yield { at, resource, value, fault: isName ? 'has no domain' : 'is no qualified name', advice: named };
    }
    const [, second] = ['orphan', 'foregroundDeletion']
      .flatMap((name) => finalizers.items.find(({ value }) => value === name) ?? [])
      .sort((a, b) => compareRanges(a.at, b.at));
    if (!second) return;
    const other = second.value === 'orphan' ? 'foregroundDeletion' : 'orphan';
    const advice = 'Keep the one that says what becomes of the objects it owns.';
    yield { at: second.at, resource, value: second.value, fault: `excludes ${other}`, advice };
  },

  explain({ resource, value, fault, advice }) {
    return {
      what: `${titleOf(resource)} has the finalizer "${value}", which ${fault}.`,
      why: 'The API server refuses the object.',
      advice,
    };
  },
});

const named = 'Write the domain of the controller, a slash and a name, or remove the finalizer.';

/** The finalizers that stand without a domain (pkg/apis/core/helper, IsStandardFinalizerName). */
const standard = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
