/** The Pod Security Standards as namespaces demand them, and what their baseline forbids of the network. */

import type { Located, Range } from '../text/range.ts';
import type { Namespace } from './kinds/namespace.ts';
import { usesHostNetwork, type Workload } from './kinds/workload.ts';
import { callsOf, containersOf, portsOf } from './pod-parts.ts';
import { capabilitiesOf, capabilityName, hostProcessesOf, isSafeSysctl, sysctlsOf } from './pod-privileges.ts';
import { isPlaceholder } from './shape.ts';

export const securityLevels = ['privileged', 'baseline', 'restricted'] as const;

const prefix = 'pod-security.kubernetes.io/';

/** The labels of pod security on a namespace, by what they say: a level or the version of the standards. */
export function securityLabelsOf(
  namespace: Namespace,
): { readonly key: Located<string>; readonly value: Located<string>; readonly isVersion: boolean }[] {
  const entries = namespace.labels?.entries ?? [];
  return entries.flatMap(({ key, value }) => {
    const mode = key.value.startsWith(prefix) ? key.value.slice(prefix.length) : '';
    if (!/^(enforce|audit|warn)(-version)?$/.test(mode)) return [];
    return [{ key, value, isVersion: mode.endsWith('-version') }];
  });
}

export function isSecurityVersion(text: string): boolean {
  return text === 'latest' || /^v1\.(0|[1-9][0-9]*)$/.test(text);
}

/** The level that a namespace enforces and the minor version of its standards; undefined where anything goes. */
export function enforcedSecurity(
  namespace: Namespace,
  kubernetes: number,
): { readonly level: 'baseline' | 'restricted'; readonly version: number } | undefined {
  const level = namespace.labels?.get(`${prefix}enforce`);
  if (level !== 'baseline' && level !== 'restricted') return undefined;
  const written = /^v1\.([0-9]+)$/.exec(namespace.labels?.get(`${prefix}enforce-version`) ?? '');
  return { level, version: written ? Math.min(Number(written[1]), kubernetes) : kubernetes };
}

export interface ForbiddenPart {
  /** Whether it opens the node's own network and ports, or is another privilege. */
  readonly kind: 'host-network' | 'privilege';
  readonly at: Range;
  /** As the object of a sentence. */
  readonly title: string;
}

/** From this version of the standards on, probes and hooks may not name a host. */
const hostProbesForbidden = 34;

/** The baseline leaves the default capabilities but for NET_RAW, which must not be added either. */
const networkCapabilities = new Set(['NET_ADMIN', 'NET_BROADCAST', 'NET_RAW']);

/** What of the network part of a pod the baseline of the standards forbids. */
export function forbiddenByBaseline(workload: Workload, version: number): ForbiddenPart[] {
  const parts: ForbiddenPart[] = [];
  const hostNetwork = workload.podSpec?.hostNetwork;
  if (hostNetwork && usesHostNetwork(workload))
    parts.push({ kind: 'host-network', at: hostNetwork.at, title: 'the host network' });
  else {
    for (const { port } of portsOf(workload)) {
      const host = port.hostPort;
      if (host && host.value > 0) parts.push({ kind: 'host-network', at: host.at, title: `host port ${host.value}` });
    }
  }
  for (const node of hostProcessesOf(workload))
    parts.push({ kind: 'privilege', at: node.at, title: 'a process of the node' });
  for (const { container } of containersOf(workload)) {
    for (const node of capabilitiesOf(container, 'add')) {
      const name = capabilityName(node);
      if (networkCapabilities.has(name))
        parts.push({ kind: 'privilege', at: node.at, title: `the capability ${name}` });
    }
  }
  for (const node of sysctlsOf(workload)) {
    const name = String(node.value);
    if (!isPlaceholder(name) && !isSafeSysctl(name, version))
      parts.push({ kind: 'privilege', at: node.at, title: `the sysctl ${name}` });
  }
  if (version < hostProbesForbidden) return parts;
  for (const { host, name } of callsOf(workload)) {
    if (host?.value && !isPlaceholder(host.value))
      parts.push({ kind: 'privilege', at: host.at, title: `a host in its ${name}` });
  }
  return parts;
}
