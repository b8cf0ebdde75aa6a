/** An Ingress host or path in words: where it leads, and which other path answers first. */

import { isDeployed } from '../kubernetes/deployed.ts';
import { type Ingress, type IngressRoute, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import type { Resource } from '../kubernetes/resource.ts';
import { inlineCode } from '../text/markdown.ts';
import { touches } from '../text/range.ts';
import { View } from '../workspace/view.ts';
import type { Hover } from './hover.ts';
import { describeService } from './hover-mention.ts';

export function describePath(view: View, resource: Resource, offset: number): Hover | undefined {
  if (resource.type !== 'Ingress') return undefined;
  for (const route of ingressRoutes(resource)) {
    const { path, rule } = route;
    const at = [path?.path?.at, path?.pathType?.at].find((range) => range && touches(range, offset));
    if (at) return { at, markdown: routeWords(view, resource, route) };
    const host = rule?.host?.at;
    if (host && touches(host, offset)) return { at: host, markdown: hostWords(resource, rule.host!.value) };
  }
  return undefined;
}

function routeWords(view: View, ingress: Ingress, route: IngressRoute): string {
  const host = route.rule?.host?.value ?? 'every host';
  const path = route.path?.path?.value ?? '/';
  const name = route.backend.service?.name?.value;
  const head = `Requests to ${inlineCode(host)} ${inlineCode(path)} go to ${name === undefined ? 'a resource' : `Service ${inlineCode(name)}`}.`;
  const parts = [head];
  const earlier = ingressRoutes(ingress).filter((other) => answersFirst(other, route));
  if (earlier.length > 0) {
    const paths = earlier.map(({ path: other }) => inlineCode(other?.path?.value ?? '/')).join(', ');
    parts.push(`Longer or exact paths of the same host are asked first: ${paths}.`);
  }
  const service = name === undefined ? undefined : view.named('Service', name).found[0];
  if (service && isDeployed(service, 'Service')) {
    parts.push(describeService(new View(view.snapshot, view.bundle, service, new Set()), service.resource));
  }
  return parts.join('\n\n');
}

/** Exact paths come before prefixes, and a longer prefix before a shorter one that it begins with. */
function answersFirst(other: IngressRoute, route: IngressRoute): boolean {
  if (other === route || !other.path || other.rule?.host?.value !== route.rule?.host?.value) return false;
  const [own, theirs] = [route.path?.path?.value ?? '/', other.path.path?.value ?? '/'];
  if (!theirs.startsWith(own.endsWith('/') ? own : `${own}/`) && theirs !== own) return false;
  return (
    theirs.length > own.length || (other.path.pathType?.value === 'Exact' && route.path?.pathType?.value !== 'Exact')
  );
}

function hostWords(ingress: Ingress, host: string): string {
  const rows = ingressRoutes(ingress)
    .filter(({ rule }) => rule?.host?.value === host)
    .map(
      ({ path, backend }) =>
        `| ${inlineCode(path?.path?.value ?? '/')} | ${path?.pathType?.value ?? ''} | ${backendWords(backend)} |`,
    );
  return [`**${inlineCode(host)}**`, '', '| Path | Type | Leads to |', '| --- | --- | --- |', ...rows].join('\n');
}

function backendWords(backend: IngressRoute['backend']): string {
  const { service, resource } = backend;
  if (!service) return resource?.kind ? inlineCode(`${resource.kind.value} ${resource.name?.value ?? ''}`) : '';
  return inlineCode(`${service.name?.value ?? '?'}:${service.port?.name?.value ?? service.port?.number?.value ?? '?'}`);
}
