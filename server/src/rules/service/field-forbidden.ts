/** The rule about fields that the type of their Service forbids. */

import { removeField, setField } from '../../kubernetes/edit-fields.ts';
import { forbiddenFields } from '../../kubernetes/forbidden-fields.ts';
import { isHeadless, knownServiceType } from '../../kubernetes/kinds/service.ts';
import { saysMoreThanUsual } from '../../kubernetes/kinds/service-traits.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { keyAt } from '../../kubernetes/shape.ts';
import { listWords } from '../../text/words.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A field that other types of Services have: the API server refuses it on this one (ValidateServiceCreate). */
export const fieldForbidden = defineRule({
  id: 'service/field-forbidden',
  summary: 'A Service has a field that its type forbids.',
  severity: 'error',
  appliesTo: ['Service'],
  where: saysMoreThanUsual,

  *detect(service) {
    const type = knownServiceType(service);
    for (const { field, types, holder } of forbiddenFields(service)) {
      yield { at: keyAt(holder, field)!, service, type, field, types, holder };
    }
  },

  explain({ service, type, field, types }) {
    const condition = field === 'healthCheckNodePort' ? ' with externalTrafficPolicy Local' : '';
    if (type === 'LoadBalancer') {
      return {
        what: `${titleOf(service)} has ${field} without externalTrafficPolicy Local.`,
        why: 'The API server refuses the Service: nodes are asked for their health only where the policy is Local.',
        advice: `Remove ${field}, or set externalTrafficPolicy to Local.`,
      };
    }
    return {
      what: `${titleOf(service)} is of the type ${type}, which forbids ${field}.`,
      why: `The API server refuses the Service: ${field} needs the type ${listWords(types, 'or')}${condition}.`,
      advice: `Remove ${field}, or change the type.`,
    };
  },

  repair({ service, field, types, holder, type }, { text }) {
    const { spec } = service;
    const fixes: Fix[] = [];
    const removed = removeField(text, holder, field);
    if (removed) fixes.push({ title: `Remove ${field}`, safe: false, edits: removed });
    const [only] = types;
    // A headless Service can be of no other type than it is.
    if (only && only !== type && type !== 'ExternalName' && field !== 'healthCheckNodePort' && !isHeadless(service)) {
      const edits = setField(text, spec, 'type', only, 'first');
      if (edits) fixes.push({ title: `Set type to ${only}`, safe: false, edits });
    }
    return fixes;
  },
});
