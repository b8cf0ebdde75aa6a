/** The rule about rule ids in `.portolan.yaml` that no rule has. */

import { nearest } from '../../text/nearest.ts';
import { isWorkspaceConfiguration, readConfiguration } from '../../workspace/configuration.ts';
import { currentId } from '../allow.ts';
import { defineFileRule } from '../rule.ts';

/** A severity, an option or an allowance for a rule that does not exist: it changes nothing. */
export const unknownRule = defineFileRule({
  id: 'configuration/unknown-rule',
  summary: 'The configuration names a rule that does not exist.',
  severity: 'warning',
  where: isWorkspaceConfiguration,

  *detect(file, _snapshot, cards) {
    const ids = cards.map((card) => card.id);
    for (const { id, at } of readConfiguration(file.parsed).namedRules) {
      if (!ids.includes(currentId(id))) yield { at, id, meant: nearest(id, ids) };
    }
  },

  explain({ id, meant }) {
    return {
      what: `There is no rule ${id}.`,
      why: 'What is set for it has no effect.',
      advice: meant === undefined ? 'Look the id up in the list of rules.' : `Write ${meant}.`,
    };
  },

  repair({ at, meant }) {
    return meant === undefined ? [] : [{ title: `Change to ${meant}`, safe: true, edits: [{ at, text: meant }] }];
  },
});
