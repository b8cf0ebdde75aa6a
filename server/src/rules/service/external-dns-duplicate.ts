/** The rule about DNS names that external-dns would publish for two objects. */

import { hasAnnotations } from '../../kubernetes/annotations/carried.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { claimedBefore } from '../../workspace/claimants.ts';
import { claim, dnsNamesOf, externalDnsName } from '../../workspace/claims.ts';
import { defineRule } from '../rule.ts';

/** One name in the external-dns annotation of two objects: clients get the addresses of both, or of whichever won. */
export const externalDnsDuplicate = defineRule({
  id: 'service/external-dns-duplicate',
  summary: 'Two objects that are deployed together ask external-dns for the same name.',
  severity: 'information',
  appliesTo: ['Service', 'Ingress'],
  where: hasAnnotations,

  *detect(resource, view) {
    const annotation = resource.annotations?.entries.find(({ key }) => key.value === externalDnsName);
    // A set identifier says that several objects share the name by weight or region.
    if (!annotation || resource.annotations?.get(setIdentifier)) return;
    for (const name of dnsNamesOf(resource)) {
      const earlier = claimedBefore(view, claim.dnsName(name))?.resource;
      if (!earlier || earlier.annotations?.get(setIdentifier)) continue;
      const related = [
        { file: earlier.file, at: nameAt(earlier), message: `${titleOf(earlier)} asks for ${name} too.` },
      ];
      yield { at: annotation.value.at, related, resource, name, earlier };
    }
  },

  explain({ resource, name, earlier }) {
    return {
      what: `${titleOf(resource)} asks for the DNS name ${name}, as ${titleOf(earlier)} does.`,
      why: 'The record then holds the addresses of both, and each gets a part of the clients of the other.',
      advice: 'Give each object its own name, or a set identifier if they are meant to share it.',
    };
  },
});

const setIdentifier = 'external-dns.alpha.kubernetes.io/set-identifier';
