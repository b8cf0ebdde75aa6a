/** The rule about port names of a NetworkPolicy that no target pod declares. */

import { isPortName } from '../../kubernetes/formats.ts';
import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasNamedPort } from '../../kubernetes/kinds/network-policy-traits.ts';
import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { findNamedPort, servingPorts } from '../../kubernetes/kinds/workload.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { setEntry } from '../../manifest/rewrite-map.ts';
import { nearest } from '../../text/nearest.ts';
import { someOf } from '../../text/words.ts';
import { targetsOf } from '../../workspace/policy-targets.ts';
import { servedPorts } from '../../workspace/served-ports.ts';
import type { Fix } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** Ports of the proxies that meshes add to pods. */
const injected: ReadonlySet<string> = new Set(['http-envoy-prom', 'linkerd-proxy', 'linkerd-admin']);

/** A named port that stands for nothing: the pods declare no port of that name and protocol. */
export const namedPortUnknown = defineRule({
  id: 'policy/named-port-unknown',
  summary: 'A NetworkPolicy names a port that none of the pods declares.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasNamedPort,

  *detect(policy, view) {
    for (const { rule, entry } of policyPorts(policy)) {
      const name = entry.port?.value;
      if (typeof name !== 'string' || !isPortName(name) || injected.has(name) || !entry.port) continue;
      const pods = targetsOf(view, policy, rule);
      const protocol = protocolOf(entry);
      // The templates of custom resources may get further ports.
      if (!pods || pods.some(({ resource }) => !resource.builtIn || findNamedPort(resource, name, protocol))) continue;
      const declared = pods.flatMap(({ resource }) => servingPorts(resource));
      const other = declared.find((port) => port.name?.value === name);
      const own = declared.filter((port) => protocolOf(port) === protocol).flatMap((port) => port.name?.value ?? []);
      const service = servedPorts(view, pods).find(({ port }) => port.name?.value === name);
      const meant = service ? service.target : nearest(name, own);
      const owner = someOf(pods.map(({ resource }) => titleOf(resource)));
      yield {
        at: entry.port.at,
        policy,
        entry,
        name,
        protocol,
        owner,
        other: other && protocolOf(other),
        meant,
        service,
      };
    }
  },

  explain({ policy, name, protocol, owner, other, meant, service }) {
    return {
      what: other
        ? `${titleOf(policy)} names the ${protocol} port ${name}, which ${owner} declares with ${other}.`
        : `${titleOf(policy)} names the port ${name}, which ${owner} does not declare.`,
      why: 'A name stands for a container port of that name and protocol, so this entry opens nothing.',
      advice: other
        ? `Set the protocol to ${other}.`
        : service
          ? `Name the port of the pods, ${meant}: ${name} is a port of ${titleOf(service.service.resource)}.`
          : meant
            ? `Name the port ${meant}, or give a container port this name.`
            : 'Give the number of the port, or give a container port this name.',
    };
  },

  repair({ entry, other, meant }, { text }): Fix[] {
    if (!isMap(entry.node)) return [];
    if (other) {
      const edits = setEntry(text, entry.node, 'protocol', other);
      return edits ? [{ title: `Set the protocol to ${other}`, safe: false, edits }] : [];
    }
    const written = entry.node.get('port');
    const edits = meant !== undefined && isScalar(written) ? replaceValue(text, written, meant) : undefined;
    return edits ? [{ title: `Name the port ${meant}`, safe: false, edits }] : [];
  },
});
