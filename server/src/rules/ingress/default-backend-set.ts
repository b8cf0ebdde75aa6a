/** The rule about default backends of Ingresses. */

import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A default backend gets every request that no rule takes, whatever its host. */
export const defaultBackendSet = defineRule({
  id: 'ingress/default-backend-set',
  summary: 'An Ingress has a default backend.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Ingress'],

  *detect(ingress) {
    const { spec } = ingress;
    const at = spec?.defaultBackend && keyAt(spec, 'defaultBackend');
    if (at) yield { at, ingress };
  },

  explain({ ingress }) {
    return {
      what: `Ingress ${ingress.name} has a default backend.`,
      why: 'It gets every request that no rule takes, on some controllers those for the hosts of others, too.',
      advice: 'Write rules for the hosts and paths that are served.',
    };
  },
});
