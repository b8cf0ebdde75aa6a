/** The rule about versions of the API that servers no longer have. */

import { hasNoStableType } from '../../kubernetes/api-kinds.ts';
import { migrationOf } from '../../kubernetes/migration.ts';
import { removedApiOf } from '../../kubernetes/removed-apis.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** An object of a removed version: the server says that it has no such kind. */
export const apiVersionRemoved = defineRule({
  id: 'object/api-version-removed',
  summary: 'An object is written for a version of the API that servers no longer have.',
  severity: 'error',
  appliesTo: 'every',
  where: hasNoStableType,

  *detect(resource, _view, { kubernetes }) {
    const removed = removedApiOf(resource);
    if (!removed || kubernetes < removed.removedIn) return;
    yield { at: resource.apiVersion.at, tag: 'deprecated' as const, resource, ...removed };
  },

  explain({ resource, removedIn, replacement }) {
    const { kind } = resource;
    return {
      what: `${titleOf(resource)} is written for ${resource.apiVersion.value}, which Kubernetes 1.${removedIn} removed.`,
      why: `The API server has no ${kind} of that version and refuses the object.`,
      advice: replacement
        ? `Write it for ${replacement}.`
        : `Nothing took the place of ${kind}: look up what does its work now.`,
    };
  },

  repair({ resource, replacement }, { text }) {
    const migration = replacement === undefined ? undefined : migrationOf(text, resource, replacement);
    if (!migration) return [];
    return [{ title: `Rewrite for ${replacement}`, safe: migration.faithful, edits: migration.edits }];
  },
});
