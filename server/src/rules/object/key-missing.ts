/** The rule about Secrets that lack what their type demands. */

import { renameField } from '../../kubernetes/edit-fields.ts';
import { dataEntriesOf, demandedKeys } from '../../kubernetes/kinds/secret.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder, keyAt } from '../../kubernetes/shape.ts';
import { nearest } from '../../text/nearest.ts';
import { listWords } from '../../text/words.ts';
import { mayGainFields } from '../../workspace/recipe-changes.ts';
import { defineRule } from '../rule.ts';

/** A certificate without its key, or credentials without their file: the API server looks for the keys of some types. */
export const keyMissing = defineRule({
  id: 'object/key-missing',
  summary: 'A Secret lacks a key that its type demands.',
  severity: 'error',
  appliesTo: ['Secret'],

  *detect(secret, view) {
    const { secretType, node, dataKeys } = secret;
    const demanded = demandedKeys.get(secretType?.value ?? '');
    const root = { node, key: undefined };
    if (!secretType || !demanded || mayGainFields(view) || isMisread(secret, root, 'data', 'stringData')) return;
    if (dataKeys.some(isPlaceholder)) return;
    const missing = demanded.keys.filter((key) => !dataKeys.includes(key));
    if (missing.length === 0 || (demanded.any && missing.length < demanded.keys.length)) return;
    const at = keyAt(root, 'data') ?? keyAt(root, 'stringData') ?? secretType.at;
    const free = dataKeys.filter((key) => !demanded.keys.includes(key));
    const [key = ''] = missing;
    yield { at, secret, type: secretType.value, missing, any: demanded.any, key, near: nearest(key, free) };
  },

  explain({ secret, type, missing, any, key, near }) {
    return {
      what: `${titleOf(secret)} is of the type ${type} and has no ${listWords(missing, any ? 'or' : 'and no')}.`,
      why: 'The API server refuses the Secret, and what refers to it has to do without.',
      advice: near
        ? `Rename ${near} to ${key}.`
        : `Add ${listWords(missing, any ? 'or' : 'and')}, or write another type.`,
    };
  },

  repair({ secret, key, near }, { text }) {
    const held = dataEntriesOf(secret).find(({ entry }) => entry.name === near);
    const holder = held && { node: secret.node.get(held.field)!, key: undefined };
    const edits = near === undefined ? undefined : renameField(text, holder, near, key);
    return edits ? [{ title: `Rename ${near} to ${key}`, safe: false, edits }] : [];
  },
});
