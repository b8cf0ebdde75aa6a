/** The rule about Services that are names for hosts outside of the cluster. */

import { knownServiceType } from '../../kubernetes/kinds/service.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { defineRule } from '../rule.ts';

/** The type ExternalName, for teams that do not want names of the cluster to lead out of it. */
export const externalName = defineRule({
  id: 'service/external-name',
  summary: 'A Service is a name for a host outside of the cluster.',
  severity: 'information',
  preset: 'off',
  appliesTo: ['Service'],

  *detect(service) {
    const type = service.spec?.type;
    if (!type || knownServiceType(service) !== 'ExternalName') return;
    yield { at: type.at, service, host: service.spec?.externalName?.value ?? 'another host' };
  },

  explain({ service, host }) {
    return {
      what: `${titleOf(service)} is a name for ${host}.`,
      why: 'Clients inside the cluster are led out of it by a name that looks like their own, and TLS and HTTP see the wrong host.',
      advice: 'Let clients use the name of the host itself.',
    };
  },
});
