/** The rule about names of hosts and nodes in endpoints that are none. */

import { isDnsLabel, isDnsSubdomain } from '../../kubernetes/formats.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { defineRule } from '../rule.ts';

/** A host name that is no DNS label, or a node name that is no DNS name: the API server refuses the object. */
export const hostNameInvalid = defineRule({
  id: 'endpoints/host-name-invalid',
  summary: 'An endpoint has a host or node name that no host or node can have.',
  severity: 'error',
  appliesTo: ['Endpoints', 'EndpointSlice'],

  *detect(resource) {
    const endpoints =
      resource.type === 'EndpointSlice'
        ? (resource.spec?.endpoints?.items ?? [])
        : (resource.spec?.subsets?.items ?? []).flatMap((subset) => [
            ...(subset.addresses?.items ?? []),
            ...(subset.notReadyAddresses?.items ?? []),
          ]);
    for (const { hostname, nodeName } of endpoints) {
      // Endpoints take an empty host name for none; an empty node name is refused everywhere.
      const isUnset = hostname?.value === '' && resource.type === 'Endpoints';
      if (hostname && !isUnset && !isDnsLabel(hostname.value) && !isPlaceholder(hostname.value)) {
        yield { at: hostname.at, resource, field: 'hostname', value: hostname.value };
      }
      if (nodeName && !isDnsSubdomain(nodeName.value) && !isPlaceholder(nodeName.value)) {
        yield { at: nodeName.at, resource, field: 'nodeName', value: nodeName.value };
      }
    }
  },

  explain({ resource, field, value }) {
    return {
      what: `${titleOf(resource)} has the ${field} "${value}", which is no ${field === 'hostname' ? 'DNS label' : 'DNS name'}.`,
      why: 'The API server refuses the object, so the Service gets none of its endpoints.',
      advice:
        field === 'hostname'
          ? 'Write one label in lower case, such as db-0; DNS adds the rest of the name.'
          : 'Write the name of the node as the cluster has it.',
    };
  },
});
