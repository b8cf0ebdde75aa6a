/** The rule about references to owners that the API server does not take. */

import { isApiGroup } from '../../kubernetes/api-kinds.ts';
import { isMisread } from '../../kubernetes/misread.ts';
import { onOneLine } from '../../kubernetes/pointing.ts';
import { hasFinalizersOrOwners, titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** An owner without apiVersion, kind, name or uid, one that none can be, or a second one that claims to control the object. */
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
      const lacks = isMisread(resource, owner) ? undefined : fields.find((field) => !owner[field]?.value);
      const version = owner.apiVersion;
      if (lacks) yield { at: owner[lacks]?.at ?? onOneLine(owner), resource, fault: `an owner without ${lacks}` };
      else if (version && !isVersion(version.value))
        yield { at: version.at, resource, fault: `an owner of the apiVersion "${version.value}", which is none` };
      else if (version?.value === 'v1' && owner.kind?.value === 'Event')
        yield { at: owner.kind.at, resource, fault: 'an Event for an owner, which owns nothing' };
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

/** A version, or a group, a slash and a version (ParseGroupVersion). */
function isVersion(text: string): boolean {
  return isPlaceholder(text) || /^([^/]*\/)?[^/]+$/.test(text);
}

const fields = ['apiVersion', 'kind', 'name', 'uid'] as const;
