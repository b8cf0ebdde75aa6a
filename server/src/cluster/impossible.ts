/** The shape of a finding about settings that AKS refuses, and how a list of suspicions becomes findings. */

import type { Stated } from './profile.ts';

/** One thing that cannot be, and why. */
export interface Impossible {
  readonly id: ImpossibleId;
  readonly at: Stated<unknown>;
  /** The other setting, where two contradict each other. */
  readonly against?: Stated<unknown>;
  readonly reason: string;
  readonly source: string;
}

export type ImpossibleId =
  | 'overlay-without-azure'
  | 'cilium-without-azure'
  | 'cilium-policy-without-dataplane'
  | 'other-policy-on-cilium'
  | 'policy-manager-without-azure'
  | 'mode-without-azure'
  | 'pod-range-on-flat'
  | 'ipv6-only'
  | 'dual-stack-without-overlay'
  | 'windows-on-kubenet'
  | 'windows-on-cilium'
  | 'outbound-needs-managed-network'
  | 'outbound-needs-own-network'
  | 'outbound-ports-step'
  | 'static-egress-on-pod-subnet'
  | 'static-egress-on-dual-stack'
  | 'authorized-ranges-on-private'
  | 'too-many-authorized-ranges'
  | 'authorized-range-unreadable'
  | 'authorized-range-host-bits'
  | 'number-out-of-bounds';

/** A setting that is impossible if `holds`. What is not stated cannot be blamed. */
export interface Suspicion {
  readonly id: ImpossibleId;
  readonly holds: boolean;
  readonly at: Stated<unknown> | undefined;
  readonly against?: Stated<unknown> | undefined;
  readonly reason: string;
}

/** The suspicions that hold, with the page that states their rule. */
export function confirmed(source: string, suspicions: readonly Suspicion[]): readonly Impossible[] {
  return suspicions.flatMap(({ id, holds, at, against, reason }) => {
    if (!holds || !at) return [];
    return [against ? { id, at, against, reason, source } : { id, at, reason, source }];
  });
}
