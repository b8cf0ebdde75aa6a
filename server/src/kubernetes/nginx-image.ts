/** Containers that run the community's ingress-nginx, and which release of it. */

import type { Located } from '../text/range.ts';
import { ingressNginxVulnerabilities, type Vulnerability } from './annotations/ingress-nginx-cves.ts';
import { type Container, servingContainers, type Workload } from './kinds/workload.ts';
import { keepLatest } from './latest.ts';

export interface NginxContainer {
  readonly container: Container;
  readonly image: Located<string>;
  /** Major, minor and patch, where the tag says so. */
  readonly version: readonly [number, number, number] | undefined;
}

/** The containers of a workload with the upstream image or a mirror of it. Vendors' own builds have their own fixes. */
export const nginxContainers = keepLatest((workload: Workload): readonly NginxContainer[] => {
  return servingContainers(workload).flatMap((container) => {
    const { image } = container;
    const match = image ? upstream.exec(image.value) : undefined;
    if (!image || !match) return [];
    const [, tag = ''] = match;
    const digits = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(tag);
    const version = digits ? ([Number(digits[1]), Number(digits[2]), Number(digits[3])] as const) : undefined;
    return [{ container, image, version }];
  });
});

export function runsIngressNginx(workload: Workload): boolean {
  return nginxContainers(workload).length > 0;
}

/** The published vulnerabilities that a release has. */
export function vulnerabilitiesOf(version: readonly [number, number, number]): Vulnerability[] {
  return ingressNginxVulnerabilities.filter(({ fixedIn }) => fixedIn.length > 0 && !hasFix(version, fixedIn));
}

/** A release has a fix from its own line's fixed release on, or if its line is younger than all that got one. */
function hasFix([major, minor, patch]: readonly [number, number, number], fixedIn: readonly string[]): boolean {
  const lines = fixedIn.map((text) => text.split('.').map(Number) as [number, number, number]);
  const own = lines.find(([a, b]) => a === major && b === minor);
  if (own) return own[2] <= patch;
  return lines.every(([a, b]) => a < major || (a === major && b < minor));
}

const upstream =
  /^(?:[^@]*\/ingress-nginx\/controller(?:-chroot)?|quay\.io\/kubernetes-ingress-controller\/nginx-ingress-controller)(?::([^@]*))?(?:@.*)?$/;
