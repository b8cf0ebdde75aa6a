/** Proposes what routes refer to: Gateways, with their namespace where it is another, and their listeners. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import { titleOf } from '../../kubernetes/resource.ts';
import { inlineCode } from '../../text/markdown.ts';
import { type Proposal, withoutRepeats } from './proposal.ts';
import { type Site, textBeside } from './site.ts';

/** A Gateway of another namespace brings its namespace along, unless one is written already. */
export function proposeGateways(site: Site): Proposal[] {
  const kind = textBeside(site, 'kind');
  if (kind !== undefined && kind !== 'Gateway') return [];
  const written = textBeside(site, 'namespace');
  const wanted = written ?? site.view.namespace;
  const proposals = gateways(site).flatMap(({ resource, namespace }): Proposal[] => {
    const isHere = namespace === wanted || namespace === undefined;
    if (!isHere && written !== undefined) return [];
    const listeners = (resource.spec?.listeners?.items ?? []).map(({ name, hostname, port, protocol }) => {
      return `- ${inlineCode(name?.value ?? '?')}: ${protocol?.value ?? '?'} ${port?.value ?? '?'}${hostname ? `, ${inlineCode(hostname.value)}` : ''}`;
    });
    return [
      {
        value: resource.name,
        kind: 'object',
        detail: [resource.spec?.gatewayClassName?.value, isHere ? undefined : `namespace ${namespace}`]
          .filter(Boolean)
          .join(', '),
        rank: isHere ? 0 : 1,
        ...(isHere ? {} : { beside: [['namespace', namespace!] as const] }),
        describe: () => [`**${titleOf(resource)}** (${resource.file})`, listeners.join('\n')].join('\n\n'),
      },
    ];
  });
  return withoutRepeats(proposals);
}

/** The listeners of the Gateway beside. */
export function proposeListeners(site: Site): Proposal[] {
  const name = textBeside(site, 'name');
  const namespace = textBeside(site, 'namespace') ?? site.view.namespace;
  const gateway = gateways(site).find((one) => {
    return one.resource.name === name && (one.namespace === namespace || one.namespace === undefined);
  });
  const listeners = gateway?.resource.spec?.listeners?.items ?? [];
  return listeners.flatMap((listener): Proposal[] => {
    if (!listener.name) return [];
    const words = [listener.protocol?.value, listener.port?.value, listener.hostname?.value].filter(Boolean);
    return [{ value: listener.name.value, kind: 'value', detail: words.join(' '), rank: 0 }];
  });
}

function gateways({ view }: Site) {
  return view.everywhere('Gateway').filter((one) => isDeployed(one, 'Gateway'));
}
