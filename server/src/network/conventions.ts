/** What the specifications leave open, decided once and under names; whoever asks may decide otherwise. */

import { AddressSet } from './sets/address-set.ts';

export interface Conventions {
  /**
   * What a pod on the host network is to policies. The NetworkPolicy documentation leaves it to the plugin; most see the
   * node's address, which no selector matches and no policy isolates (`node`). The cluster-wide policies of
   * policy.networking.k8s.io exclude such pods outright. With `pod` they are pods like any other.
   */
  readonly hostNetwork: 'node' | 'pod';

  /**
   * What is believed of a namespace whose object is not among the objects: that it may have any labels beside its name
   * (`unknown`), or that it has none (`unlabelled`).
   */
  readonly unseenNamespaces: 'unknown' | 'unlabelled';

  /**
   * What is believed of an ingress controller whose pods are not among the objects: that it runs in some namespace with
   * some labels (`unknown`), or in one of its own with no labels but that namespace's name (`unlabelled`).
   */
  readonly unseenController: 'unknown' | 'unlabelled';

  /**
   * Where pods and nodes may have addresses. An `ipBlock` never matches a pod here, because the API documentation means
   * it for addresses outside the cluster; `networks` of cluster-wide policies do match pods (KEP-2091), so that a block
   * that covers all of these addresses matches every pod, and one that covers some of them may match.
   * `none` makes such blocks match addresses outside the cluster only.
   */
  readonly clusterAddresses: AddressSet | 'none';

  /** Whether IPv6 addresses outside the cluster are told of. */
  readonly ipv6: 'always' | 'where mentioned' | 'never';
}

/** RFC 1918, the shared space of RFC 6598 that clouds give to pods, and the unique local addresses of RFC 4193. */
export const privateAddresses = AddressSet.unionAll([
  AddressSet.ofBlock({ family: 4, first: 0x0a000000, prefix: 8 }),
  AddressSet.ofBlock({ family: 4, first: 0xac100000, prefix: 12 }),
  AddressSet.ofBlock({ family: 4, first: 0xc0a80000, prefix: 16 }),
  AddressSet.ofBlock({ family: 4, first: 0x64400000, prefix: 10 }),
  AddressSet.ofBlock({ family: 6, first: 0xfcn << 120n, prefix: 7 }),
]);

export const defaultConventions: Conventions = {
  hostNetwork: 'node',
  unseenNamespaces: 'unknown',
  unseenController: 'unknown',
  clusterAddresses: privateAddresses,
  ipv6: 'where mentioned',
};
