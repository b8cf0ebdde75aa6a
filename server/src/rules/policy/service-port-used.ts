/** The rule about policies that open a Service's port where its pods listen on another. */

import type { DeployedOf } from '../../kubernetes/deployed.ts';
import type { PolicyPort } from '../../kubernetes/kinds/network-policy.ts';
import { policyPorts } from '../../kubernetes/kinds/network-policy-parts.ts';
import { hasNumberedPort } from '../../kubernetes/kinds/network-policy-traits.ts';
import { protocolOf } from '../../kubernetes/kinds/service.ts';
import { servingPorts } from '../../kubernetes/kinds/workload.ts';
import { nameAt, titleOf } from '../../kubernetes/resource.ts';
import { isMap, isScalar } from '../../manifest/located.ts';
import { replaceValue } from '../../manifest/rewrite.ts';
import { targetsOf } from '../../workspace/policy-targets.ts';
import { declaresPort, type ServedPort, servedPorts } from '../../workspace/served-ports.ts';
import { defineRule } from '../rule.ts';

type Pods = readonly DeployedOf<'Workload'>[];

/** A policy sees connections behind a Service's address translation, so the Service's own port opens nothing. */
export const servicePortUsed = defineRule({
  id: 'policy/service-port-used',
  summary: 'A NetworkPolicy opens the port of a Service instead of the port of its pods.',
  severity: 'warning',
  appliesTo: ['NetworkPolicy'],
  where: hasNumberedPort,

  *detect(policy, view) {
    const ports = policyPorts(policy);
    for (const { rule, entry } of ports) {
      const number = entry.port?.value;
      if (typeof number !== 'number' || Number.isNaN(number) || !entry.port || entry.endPort) continue;
      const protocol = protocolOf(entry);
      const pods = targetsOf(view, policy, rule);
      if (!pods || declaresPort(pods, protocol, number)) continue;
      const served = servedPorts(view, pods).filter(({ port }) => protocolOf(port) === protocol);
      const own = served.filter(({ port }) => port.port?.value === number);
      const [first] = own;
      // A port that some Service leads to is served, and an unresolved one may be.
      if (!first || served.some((each) => each.number === undefined || each.number === number)) continue;
      // Both ports together are written for plugins that see the Service's port.
      const opened = ports.filter((each) => each.rule.direction === rule.direction).map((each) => each.entry);
      if (opened.some((other) => own.some((each) => opensTarget(other, each, pods)))) continue;
      const { service } = first;
      const related = [
        {
          file: service.resource.file,
          at: nameAt(service.resource),
          message: `${titleOf(service.resource)} leads to port ${first.target}.`,
        },
      ];
      yield { at: entry.port.at, related, policy, entry, number, service: service.resource, target: first.target };
    }
  },

  explain({ policy, number, service, target }) {
    return {
      what: `${titleOf(policy)} opens port ${number}, which is the port of ${titleOf(service)}; its pods listen on ${target}.`,
      why: "Policies see a connection after the Service's port has been translated, so clients are refused.",
      advice: `Open port ${target}.`,
    };
  },

  repair({ entry, target }, { text }) {
    const written = isMap(entry.node) ? entry.node.get('port') : undefined;
    const edits = isScalar(written) ? replaceValue(text, written, target) : undefined;
    return edits ? [{ title: `Open port ${target} of the pods`, safe: false, edits }] : [];
  },
});

/** Whether an entry opens the port that a Service leads to, by number or by the name that the pods give it. */
function opensTarget({ port, endPort }: PolicyPort, { target, number }: ServedPort, pods: Pods): boolean {
  if (typeof port?.value !== 'string') {
    const first = port?.value;
    return first === undefined || (number !== undefined && first <= number && number <= (endPort?.value ?? first));
  }
  const name = port.value;
  const named = pods.flatMap(({ resource }) => servingPorts(resource)).filter((each) => each.name?.value === name);
  return name === target || named.some(({ containerPort }) => containerPort?.value === number);
}
