/** The rule about Endpoints that list nothing. */

import { isMisread } from '../../kubernetes/misread.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Endpoints without subsets: their Service refuses every connection until somebody fills them. */
export const empty = defineRule({
  id: 'endpoints/empty',
  summary: 'Endpoints list no addresses.',
  severity: 'hint',
  appliesTo: ['Endpoints'],

  *detect(endpoints) {
    const { spec } = endpoints;
    if (!spec || (spec.subsets?.items.length ?? 0) > 0 || isMisread(endpoints, spec)) return;
    // An annotation of this kind holds the lock of a leader election, and no addresses.
    if (endpoints.annotations?.get('control-plane.alpha.kubernetes.io/leader') !== undefined) return;
    yield { at: keyAt(spec, 'subsets') ?? nameAt(endpoints), endpoints };
  },

  explain({ endpoints }) {
    return {
      what: `${titleOf(endpoints)} list no addresses.`,
      why: 'Connections to their Service are refused until something fills them.',
      advice: 'List the addresses and ports, or leave the object to the controller that fills it.',
    };
  },
});
