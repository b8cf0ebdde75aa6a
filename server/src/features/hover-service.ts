/** A Service in words: its DNS name to copy, and a row for each port with the containers that answer. */

import {
  isHeadless,
  protocolOf,
  type Service,
  type ServicePort,
  servicePorts,
  serviceSelector,
  serviceTypeOf,
  targetPortOf,
} from '../kubernetes/kinds/service.ts';
import { findNamedPort } from '../kubernetes/kinds/workload.ts';
import { titleOf } from '../kubernetes/resource.ts';
import { inlineCode } from '../text/markdown.ts';
import type { View } from '../workspace/view.ts';

const listed = 12;

/** The view must be the Service's own. With `ports`, only these have rows. */
export function describeService(view: View, service: Service, ports = servicePorts(service)): string {
  const type = serviceTypeOf(service);
  const parts = [
    `**Service ${inlineCode(service.name)}** (${isHeadless(service) ? 'headless' : type})`,
    dnsWords(view, service),
  ];
  if (type === 'ExternalName') {
    return [...parts, `An alias of ${inlineCode(service.spec?.externalName?.value ?? '')}.`].join('\n\n');
  }
  const rows = portRows(view, service, ports);
  if (rows.length > 0) parts.push(['| Port | Target | Answered by |', '| --- | --- | --- |', ...rows].join('\n'));
  return parts.join('\n\n');
}

/** The whole name, which does not depend on where it is asked; of an open namespace only the default one can be guessed. */
function dnsWords(view: View, service: Service): string {
  const name = `DNS: ${inlineCode(`${service.name}.${view.namespace ?? 'default'}.svc.cluster.local`)}`;
  return view.namespace === undefined ? `${name}, if it is applied to the namespace default` : name;
}

function portRows(view: View, service: Service, ports: readonly ServicePort[]): string[] {
  const selector = serviceSelector(service);
  const { found, possible } = selector ? view.podsOf(selector) : { found: [], possible: [] };
  const pods = found.length > 0 ? found : possible;
  return ports.map((port) => {
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
    if (pods.length > listed) answered.push(`${pods.length - listed} more`);
    const by = answered.length > 0 ? answered.join(', ') : selector ? 'no pod in view' : 'endpoints from elsewhere';
    return `| ${name}${port.port?.value ?? '?'}/${protocol} | ${target ? inlineCode(String(target.value)) : ''} | ${by} |`;
  });
}
