/** A name in words: what it stands for, and the chain from a Service's port to the containers that answer. */

import { isDeployed } from '../kubernetes/deployed.ts';
import {
  isHeadless,
  protocolOf,
  type Service,
  servicePorts,
  serviceSelector,
  serviceTypeOf,
  targetPortOf,
} from '../kubernetes/kinds/service.ts';
import { findNamedPort } from '../kubernetes/kinds/workload.ts';
import { titleOf } from '../kubernetes/resource.ts';
import { inlineCode } from '../text/markdown.ts';
import type { Bundle } from '../workspace/bundle.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { View } from '../workspace/view.ts';
import type { Mention } from './mentions.ts';
import { mentionsOfSymbol } from './navigation.ts';

const listed = 12;

export function describeMention(
  snapshot: Snapshot,
  bundle: Bundle,
  mention: Mention,
  path: string,
  offset: number,
): string | undefined {
  const all = mentionsOfSymbol(snapshot, path, offset);
  const definitions = all.filter(({ role }) => role === 'definition');
  if (mention.kind === 'service' || mention.kind === 'service port') {
    const services = mention.kind === 'service' ? definitions : definitions.slice(0, 1);
    const described = services.flatMap(({ deployed }) => {
      return isDeployed(deployed, 'Service')
        ? [describeService(new View(snapshot, bundle, deployed, new Set()), deployed.resource)]
        : [];
    });
    if (described.length > 0) return described.join('\n\n---\n\n');
  }
  if (mention.kind === 'label') return describeLabel(mention, all);
  const head = `**${mention.kind} ${inlineCode(mention.text)}**`;
  const places = definitions
    .slice(0, listed)
    .map(({ deployed }) => `- ${titleOf(deployed.resource)} (${deployed.resource.file})`);
  const uses = all.length - definitions.length;
  const used = `Named in ${uses} ${uses === 1 ? 'place' : 'places'}.`;
  return places.length > 0
    ? `${head}\n\nDefined by:\n\n${unique(places).join('\n')}\n\n${used}`
    : `${head}\n\nNothing in view defines it. ${used}`;
}

/** The Service with its DNS name and a row per port. */
export function describeService(view: View, service: Service): string {
  const namespace = view.namespace ?? 'default';
  const type = serviceTypeOf(service);
  const parts = [`**Service ${inlineCode(service.name)}** (${isHeadless(service) ? 'headless' : type})`];
  parts.push(`DNS: ${inlineCode(`${service.name}.${namespace}.svc.cluster.local`)}`);
  if (type === 'ExternalName')
    return `${parts.join('\n\n')}\n\nAn alias of ${inlineCode(service.spec?.externalName?.value ?? '')}.`;
  const rows = portRows(view, service);
  if (rows.length > 0) parts.push(['| Port | Target | Answered by |', '| --- | --- | --- |', ...rows].join('\n'));
  return parts.join('\n\n');
}

function portRows(view: View, service: Service): string[] {
  const selector = serviceSelector(service);
  const pods = selector ? view.podsOf(selector).found : [];
  return servicePorts(service).map((port) => {
    const protocol = protocolOf(port);
    const target = targetPortOf(port);
    const name = port.name ? `${inlineCode(port.name.value)} ` : '';
    const answered = pods.slice(0, listed).map(({ resource }) => {
      const number =
        typeof target?.value === 'string'
          ? findNamedPort(resource, target.value, protocol)?.containerPort?.value
          : target?.value;
      return number === undefined ? `${titleOf(resource)}: no such port` : `${titleOf(resource)}:${number}`;
    });
    const by = answered.length > 0 ? answered.join(', ') : selector ? 'no pod in view' : 'endpoints from elsewhere';
    return `| ${name}${port.port?.value ?? '?'}/${protocol} | ${target ? inlineCode(String(target.value)) : ''} | ${by} |`;
  });
}

function describeLabel(mention: Mention, all: readonly Mention[]): string {
  const label = mention.keys[0]?.slice(mention.keys[0].indexOf('/') + 1) ?? mention.text;
  const carriers = unique(
    all.filter(({ role }) => role === 'definition').map(({ deployed }) => titleOf(deployed.resource)),
  );
  const selectors = unique(
    all
      .filter(({ role, deployed }) => role === 'reference' && deployed.resource.type !== 'Workload')
      .map(({ deployed }) => titleOf(deployed.resource)),
  );
  const carried = carriers.length > 0 ? `Carried by ${some(carriers)}.` : 'No workload in view carries it.';
  const selected =
    selectors.length > 0 ? `Selected by ${some(selectors)}.` : 'No Service or policy in view selects by it.';
  return `**Label ${inlineCode(label)}**\n\n${carried}\n\n${selected}`;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function some(words: readonly string[]): string {
  const shown = words.slice(0, listed).join(', ');
  return words.length > listed ? `${shown} and ${words.length - listed} more` : shown;
}
