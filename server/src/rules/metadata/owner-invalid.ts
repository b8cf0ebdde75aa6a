/** The rule about references to owners that the API server does not take. */

import { isApiGroup } from '../../kubernetes/api-kinds.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { hasFinalizersOrOwners, titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** An owner without apiVersion, kind, name or uid, or a second one that claims to control the object. */
export const ownerInvalid = defineRule({
  id: 'metadata/owner-invalid',
  summary: 'A reference to an owner is incomplete, or several owners control the object.',
  severity: 'error',
  appliesTo: 'every',
  where: hasFinalizersOrOwners,

  *detect(resource) {
    const owners = resource.metadata?.ownerReferences;
    if (!owners || !isApiGroup(resource.group)) return;
    let controllers = 0;
    for (const owner of owners.items) {
      const lacks = fields.find((field) => !owner[field]?.value);
      if (lacks) yield { at: owner[lacks]?.at ?? onOneLine(owner), resource, fault: `an owner without ${lacks}` };
      if (owner.controller?.value && ++controllers > 1)
        yield { at: owner.controller.at, resource, fault: 'more than one owner that controls it' };
    }
  },

  explain({ resource, fault }) {
    return {
      what: `${titleOf(resource)} has ${fault}.`,
      why: 'The API server refuses the object.',
      advice: 'Leave ownerReferences to the controllers that write them, or complete them.',
    };
  },
});

const fields = ['apiVersion', 'kind', 'name', 'uid'] as const;
