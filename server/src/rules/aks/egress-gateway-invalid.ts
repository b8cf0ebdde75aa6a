/** The rule about configurations of static egress gateways that are refused. */

import {
  egressConfigurationFaults,
  gatewayPoolOf,
  isEgressConfiguration,
} from '../../kubernetes/egress-gateway-faults.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** Fields that exclude each other, values out of bounds, and a pool that is no pool of gateways. */
export const egressGatewayInvalid = defineRule({
  id: 'aks/egress-gateway-invalid',
  summary: 'The configuration of a static egress gateway has a value that is refused.',
  severity: 'error',
  appliesTo: ['Other'],
  where: isEgressConfiguration,

  *detect(resource, _view, { profile }) {
    for (const fault of egressConfigurationFaults(resource)) yield { resource, ...fault };
    const named = gatewayPoolOf(resource);
    const pool = profile?.pools?.find(({ name }) => name?.value === named?.value);
    if (!named || isPlaceholder(named.value) || !pool?.mode || pool.mode.value === 'Gateway') return;
    const { file, at, value } = pool.mode;
    const related = [{ file, at, message: 'The mode of the pool stands here.' }];
    const what = `takes the pool ${named.value} for gateways, which has the mode ${value}`;
    yield { at: named.at, related, resource, what, advice: 'Name a pool of the mode Gateway.' };
  },

  explain({ resource, what, advice }) {
    return {
      what: `${titleOf(resource)} ${what}.`,
      why: 'The API server or the controller refuses it, and pods that name it have no way out by fixed addresses.',
      advice,
    };
  },
});
