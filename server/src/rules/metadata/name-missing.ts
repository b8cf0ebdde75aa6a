/** The rule about objects without a name. */

import { apiKindOf } from '../../kubernetes/api-kinds.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { isUnusuallyNamed, type Resource } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** An object that has neither a name nor the beginning of one. */
export const nameMissing = defineRule({
  id: 'metadata/name-missing',
  summary: 'An object has no name.',
  severity: 'error',
  appliesTo: 'every',
  where: isUnusuallyNamed,

  *detect(resource) {
    const { metadata, node, kind, kindAt } = resource;
    if (resource.name !== '' || !(apiKindOf(resource) || isRead(resource))) return;
    if (isMisread(resource, { node, key: undefined }, 'name') || (metadata && isMisread(resource, metadata))) return;
    const at = (metadata && keyAt(metadata, 'name')) ?? node.entry('metadata')?.key.at ?? kindAt;
    yield { at, kind };
  },

  explain({ kind }) {
    return {
      what: `A ${kind} has no name.`,
      why: 'The API server refuses it, and nothing can refer to it.',
      advice: 'Give it a name under metadata.',
    };
  },
});

/** Whether it is certainly a custom resource: what only looks like an object, such as a tool's configuration, has no reader. */
function isRead({ type }: Resource): boolean {
  return type !== 'Other' && type !== 'Workload';
}
