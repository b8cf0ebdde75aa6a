/** The rule about settings in `.portolan.yaml` that cannot be meant. */

import { isWorkspaceConfiguration, readConfiguration } from '../../workspace/configuration.ts';
import { defineFileRule } from '../rule.ts';

/** A key or value of the configuration that has no meaning: it is left out, and the rest still counts. */
export const unreadableSetting = defineFileRule({
  id: 'configuration/unreadable-setting',
  summary: 'A setting of the configuration has no meaning.',
  severity: 'error',
  where: isWorkspaceConfiguration,

  *detect(file) {
    for (const { at, message, meant } of readConfiguration(file.parsed).problems) yield { at, message, meant };
  },

  explain({ message, meant }) {
    return {
      what: message,
      why: 'The setting is left out.',
      advice: meant === undefined ? 'Correct or remove it.' : `Write ${meant}, or remove it.`,
    };
  },

  repair({ at, meant }) {
    return meant === undefined ? [] : [{ title: `Change to ${meant}`, safe: false, edits: [{ at, text: meant }] }];
  },
});
