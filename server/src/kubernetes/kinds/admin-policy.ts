/** Cluster-wide policies of policy.networking.k8s.io: AdminNetworkPolicy, BaselineAdminNetworkPolicy, ClusterNetworkPolicy. */

import { labelSelectorShape } from '../labels.ts';
import type { ResourceBase } from '../resource.ts';
import { integer, list, object, type ReadAs, string } from '../shape.ts';

const podsShape = object({ namespaceSelector: labelSelectorShape, podSelector: labelSelectorShape });

const subjectShape = object({ namespaces: labelSelectorShape, pods: podsShape });

const peerShape = object({
  namespaces: labelSelectorShape,
  pods: podsShape,
  networks: list(string),
  nodes: labelSelectorShape,
  domainNames: list(string),
});

const adminPortShape = object({
  portNumber: object({ protocol: string, port: integer }),
  portRange: object({ protocol: string, start: integer, end: integer }),
  namedPort: string,
});

const protocolShape = object({
  tcp: object({ destinationPort: object({ number: integer, range: object({ start: integer, end: integer }) }) }),
  udp: object({ destinationPort: object({ number: integer, range: object({ start: integer, end: integer }) }) }),
  sctp: object({ destinationPort: object({ number: integer, range: object({ start: integer, end: integer }) }) }),
  destinationNamedPort: string,
});

const inboundShape = object({
  name: string,
  action: string,
  from: list(peerShape),
  ports: list(adminPortShape),
  protocols: list(protocolShape),
});
const outboundShape = object({
  name: string,
  action: string,
  to: list(peerShape),
  ports: list(adminPortShape),
  protocols: list(protocolShape),
});

export const adminPolicyShape = object(
  {
    spec: object({
      tier: string,
      priority: integer,
      subject: subjectShape,
      ingress: list(inboundShape),
      egress: list(outboundShape),
    }),
  },
  'apiVersion kind metadata status',
);

export type AdminPolicySpec = NonNullable<ReadAs<typeof adminPolicyShape>['spec']>;
export type AdminPeer = ReadAs<typeof peerShape>;
export type AdminPort = ReadAs<typeof adminPortShape>;
export type AdminProtocol = ReadAs<typeof protocolShape>;
export type AdminInboundRule = ReadAs<typeof inboundShape>;
export type AdminOutboundRule = ReadAs<typeof outboundShape>;

export interface AdminPolicy extends ResourceBase {
  readonly type: 'AdminPolicy';
  readonly kind: 'AdminNetworkPolicy' | 'BaselineAdminNetworkPolicy' | 'ClusterNetworkPolicy';
  readonly spec: AdminPolicySpec | undefined;
}
