/** Which retirements concern a cluster: what its profile uses that has ended or will end. */

import type { ClusterProfile, NodePool, Stated } from './profile.ts';
import { type Day, type Phase, phaseAt, type Retirement, retirementOf } from './retirements.ts';

export interface RetirementInUse {
  readonly retirement: Retirement;
  readonly phase: Phase;
  /** The value that asks for it. */
  readonly at: Stated<unknown>;
}

/** What the profile uses, in the order of the profile; where `today` stands is part of the answer. */
export function retirementsInUse(profile: ClusterProfile, today: Day): readonly RetirementInUse[] {
  return uses(profile).flatMap(([id, at]) => {
    if (!at) return [];
    const retirement = retirementOf(id);
    return [{ retirement, phase: phaseAt(retirement, today), at }];
  });
}

function uses(profile: ClusterProfile): readonly (readonly [id: string, at: Stated<unknown> | undefined])[] {
  const { network, ingress, addons, pools = [] } = profile;
  const manager = is(network?.networkPolicy, 'azure');
  const isNginx = ingress?.appRoutingController?.value !== 'None';
  return [
    ['kubenet', is(network?.networkPlugin, 'kubenet')],
    ['network-policy-manager-windows', manager && pools.some(isWindows) ? manager : undefined],
    ['network-policy-manager-linux', manager],
    ['basic-load-balancer', is(network?.loadBalancerSku, 'basic')],
    ['default-outbound-access', reliesOnDefaultOutbound(profile)],
    ['application-routing-nginx', isNginx ? is(ingress?.appRouting, true) : undefined],
    ['http-application-routing', is(ingress?.httpApplicationRouting, true)],
    ['open-service-mesh', is(addons?.openServiceMesh, true)],
    ...pools.flatMap(usesOfPool),
  ];
}

/**
 * `outboundType: none` sets up no way out. Nodes that pull their own parts straight from the internet all the same, which
 * is what a cluster does that does not ask for the cache, have none but the one that Azure gave to every machine.
 */
function reliesOnDefaultOutbound({ network, addons }: ClusterProfile): Stated<unknown> | undefined {
  const type = is(network?.outboundType, 'none');
  const artifacts = addons?.bootstrapArtifacts;
  // Our own configuration may tell as little as it likes.
  if (!type || (!artifacts && type.source === 'portolan-yaml')) return undefined;
  return artifacts?.value === 'Cache' ? undefined : type;
}

function usesOfPool({ type, osSku }: NodePool): readonly (readonly [string, Stated<unknown> | undefined])[] {
  return [
    ['availability-sets', is(type, 'AvailabilitySet')],
    ['windows-server-2019', is(osSku, 'Windows2019')],
    ['windows-server-2022', is(osSku, 'Windows2022')],
    ['ubuntu-22-04', is(osSku, 'Ubuntu2204')],
  ];
}

function isWindows({ os, osSku }: NodePool): boolean {
  return os ? os.value === 'Windows' : osSku?.value.toLowerCase().startsWith('windows') === true;
}

/** The statement, if it says this; texts are compared without regard to case. */
function is<T>(stated: Stated<T> | undefined, value: T): Stated<T> | undefined {
  return stated && String(stated.value).toLowerCase() === String(value).toLowerCase() ? stated : undefined;
}
