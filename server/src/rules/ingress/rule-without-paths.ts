/** The rule about Ingress rules that announce paths and have none. */

import { leadsNowhere } from '../../kubernetes/kinds/ingress-traits.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { keyAt, placeOf } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** `http` without paths. A rule without `http` is legal: its host goes to the default backend. */
export const ruleWithoutPaths = defineRule({
  id: 'ingress/rule-without-paths',
  summary: 'The http part of an Ingress rule has no paths.',
  severity: 'error',
  appliesTo: ['Ingress'],
  where: leadsNowhere,

  *detect(ingress) {
    for (const { host, http } of ingress.spec?.rules?.items ?? []) {
      if (!http || (http.paths?.items.length ?? 0) > 0 || isMisread(ingress, http, 'paths')) continue;
      yield { at: keyAt(http, 'paths') ?? placeOf(http), ingress, host: host?.value };
    }
  },

  explain({ ingress, host }) {
    return {
      what: `Ingress ${ingress.name} has a rule ${host ? `for ${host}` : 'without host'} whose http part has no paths.`,
      why: 'The API server refuses the Ingress: http needs at least one path.',
      advice: 'Add a path, or leave http out to send the host to the default backend.',
    };
  },
});
