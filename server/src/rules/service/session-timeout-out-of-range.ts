/** The rule about session timeouts that are too short or too long. */

import { setField } from '../../kubernetes/edit-fields.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

const longest = 86400;

/** A timeout of client IP affinity outside of 1 to 86400 seconds: the API server refuses the Service. */
export const sessionTimeoutOutOfRange = defineRule({
  id: 'service/session-timeout-out-of-range',
  summary: 'A Service keeps sessions for no time or for more than a day.',
  severity: 'error',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service) {
    const { spec } = service;
    if (spec?.sessionAffinity?.value !== 'ClientIP') return;
    const clientIP = spec.sessionAffinityConfig?.clientIP;
    const timeout = clientIP?.timeoutSeconds;
    if (!timeout || Number.isNaN(timeout.value)) return;
    if (1 <= timeout.value && timeout.value <= longest) return;
    yield { at: timeout.at, service, clientIP, seconds: timeout.value };
  },

  explain({ service, seconds }) {
    return {
      what: `${titleOf(service)} keeps sessions for ${seconds} seconds.`,
      why: `The API server refuses the Service: the timeout goes from 1 to ${longest} seconds, which is a day.`,
      advice: `Write a number of seconds from 1 to ${longest}, or leave it out for three hours.`,
    };
  },

  repair({ clientIP, seconds }, { text }) {
    const edits = seconds > longest ? setField(text, clientIP, 'timeoutSeconds', longest) : undefined;
    return edits ? [{ title: `Set timeoutSeconds to ${longest}`, safe: false, edits }] : [];
  },
});
