/** The other engine's conventions in terms of ours, and how that is put into words. */

import type { Conventions } from '../../src/network/conventions.ts';

export const theirConventions: Conventions = {
  hostNetwork: 'pod',
  unseenNamespaces: 'unlabelled',
  unseenController: 'unlabelled',
  clusterAddresses: 'none',
  ipv6: 'never',
};

export const mapping: readonly string[] = [
  'hostNetwork pods are taken as pods that policies select, not as nodes',
  'a namespace without an object has its name for its only label, so that nothing is unknown',
  'the ingress controller runs in a namespace of its own and has no labels, so that nothing is unknown',
  'networks of cluster-wide policies match addresses outside the cluster only, not pods',
  'IPv6 addresses are left out',
  'what the ingress controller reaches is cut to the container ports that are declared; we count undeclared ports too',
  'pods of one owner that policies tell apart are told apart by us; there they are an error, which counts as agreed when we told some apart',
];
