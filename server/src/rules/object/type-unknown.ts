/** The rule about types that the API does not have. */

import { hasNoStableType } from '../../kubernetes/api-kinds.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { typeSuggestion } from '../../kubernetes/type-suggestion.ts';
import { isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { defineRule } from '../rule.ts';
import { newestKubernetes } from '../settings.ts';

/** A kind in the wrong letter case, group or version: the server has no such kind. */
export const typeUnknown = defineRule({
  id: 'object/type-unknown',
  summary: 'An object names a type that the API does not have.',
  severity: 'error',
  appliesTo: 'every',
  where: hasNoStableType,

  *detect(resource, _view, { kubernetes }) {
    const meant = typeSuggestion(resource, kubernetes > newestKubernetes);
    if (!meant) return;
    yield { at: meant.kind === resource.kind ? resource.apiVersion.at : resource.kindAt, resource, meant };
  },

  explain({ resource, meant }) {
    const { apiVersion, kind } = resource;
    return {
      what: `${titleOf(resource)} cannot exist: ${apiVersion.value} has no kind ${kind}.`,
      why: 'The API server refuses the object, and nothing that refers to it finds it.',
      advice: `Write kind ${meant.kind} of ${meant.apiVersion}.`,
    };
  },

  repair({ resource, meant }, { text }) {
    const fields = [
      { node: resource.node.get('apiVersion'), value: meant.apiVersion },
      { node: resource.node.get('kind'), value: meant.kind },
    ];
    const edits = fields.map(({ node, value }) => {
      if (!isScalar(node)) return undefined;
      return node.value === value ? [] : replaceValue(text, node, value);
    });
    if (edits.includes(undefined)) return [];
    const title = `Change to ${meant.kind} of ${meant.apiVersion}`;
    return [{ title, safe: meant.certain, edits: edits.flatMap((edit) => edit ?? []) }];
  },
});
