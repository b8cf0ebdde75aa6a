/** An Ingress host or path in words: where it leads, and which other path answers first, in whatever Ingress of its class. */

import { type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { type IngressRoute, ingressRoutes } from '../kubernetes/kinds/ingress.ts';
import { inlineCode } from '../text/markdown.ts';
import { touches } from '../text/range.ts';
import { classNameOf } from '../workspace/class-owners.ts';
import { View } from '../workspace/view.ts';
import type { Hover } from './hover.ts';
import { describeService } from './hover-service.ts';

/** A route and the Ingress that it stands in. */
interface Claim {
  readonly from: DeployedOf<'Ingress'>;
  readonly route: IngressRoute;
}

export function describePath(view: View, offset: number): Hover | undefined {
  const { self } = view;
  if (!isDeployed(self, 'Ingress')) return undefined;
  for (const route of ingressRoutes(self.resource)) {
    const { path, rule } = route;
    const at = [path?.path?.at, path?.pathType?.at].find((range) => range && touches(range, offset));
    if (at) return { at, markdown: routeWords(view, { from: self, route }) };
    const host = rule?.host;
    if (host && touches(host.at, offset)) return { at: host.at, markdown: hostWords(view, host.value) };
  }
  const tls = self.resource.spec?.tls?.items.flatMap(({ hosts }) => hosts?.items ?? []) ?? [];
  const covered = tls.find(({ at }) => touches(at, offset));
  return covered && { at: covered.at, markdown: hostWords(view, covered.value) };
}

function routeWords(view: View, own: Claim): string {
  const host = hostOf(own.route);
  const name = own.route.backend.service?.name?.value;
  const leads = name === undefined ? 'a resource' : `Service ${inlineCode(name)}`;
  const parts = [
    `Requests to ${host === '' ? 'hosts that no rule names,' : inlineCode(host)} ${inlineCode(pathOf(own.route))} go to ${leads}.`,
  ];
  const others = claimsOn(view, host).filter(({ route }) => route !== own.route && route.path);
  const earlier = others.filter(({ route }) => answersFirst(route, own.route));
  if (earlier.length > 0) {
    const paths = earlier.map((claim) => inlineCode(pathOf(claim.route)) + elsewhere(claim, own));
    parts.push(`Longer or exact paths of the same host are asked first: ${[...new Set(paths)].join(', ')}.`);
  }
  const equal = others.filter(
    ({ route }) => pathOf(route) === pathOf(own.route) && typeOf(route) === typeOf(own.route),
  );
  if (equal.length > 0) {
    const rivals = equal.map((claim) => `Ingress ${claim.from.resource.name} (${claim.from.resource.file})`);
    parts.push(
      `The same path is claimed by ${[...new Set(rivals)].join(', ')}; which one answers is for the controller to say.`,
    );
  }
  const found = name === undefined ? [] : view.named('Service', name).found;
  const service = found.find((one) => isDeployed(one, 'Service'));
  if (service && isDeployed(service, 'Service')) {
    parts.push(describeService(new View(view.snapshot, view.bundle, service, new Set()), service.resource));
  }
  return parts.join('\n\n');
}

/** A longer path comes before a shorter one that it begins with, and of two alike the exact one. */
function answersFirst(other: IngressRoute, route: IngressRoute): boolean {
  const [own, theirs] = [pathOf(route), pathOf(other)];
  if (own === theirs) return typeOf(other) === 'Exact' && typeOf(route) !== 'Exact';
  return theirs.startsWith(own.endsWith('/') ? own : `${own}/`);
}

function hostWords(view: View, host: string): string {
  const claims = claimsOn(view, host).filter(({ route }) => route.path);
  const [own] = claims;
  if (!own) return `**${inlineCode(host)}**\n\nNo rule answers for this host.`;
  const isShared = claims.some(({ from }) => from !== view.self);
  const inOrder = [...claims].sort((a, b) => orderOf(b.route) - orderOf(a.route));
  const rows = inOrder.map(({ from, route }) => {
    const ingress = isShared ? ` ${from.resource.name} |` : '';
    return `| ${inlineCode(pathOf(route))} | ${typeOf(route)} | ${backendWords(route.backend)} |${ingress}`;
  });
  const head = [
    `| Path | Type | Leads to |${isShared ? ' Ingress |' : ''}`,
    `| --- | --- | --- |${isShared ? ' --- |' : ''}`,
  ];
  return [`**${inlineCode(host)}**, asked from top to bottom:`, '', ...head, ...rows].join('\n');
}

function orderOf(route: IngressRoute): number {
  return pathOf(route).length * 2 + (typeOf(route) === 'Exact' ? 1 : 0);
}

/** Every route for a host, of this Ingress and those of its class that are deployed beside it. */
function claimsOn(view: View, host: string): Claim[] {
  const { self } = view;
  if (!isDeployed(self, 'Ingress')) return [];
  const ownClass = classNameOf(self.resource, view);
  const others = view.everywhere('Ingress').filter((one) => {
    return one !== self && !view.rivals.has(one.resource.file) && classNameOf(one.resource, view) === ownClass;
  });
  return [self, ...others].flatMap((from) => {
    const routes = ingressRoutes(from.resource).filter((route) => route.rule && hostOf(route) === host);
    return routes.map((route) => ({ from, route }));
  });
}

function elsewhere(claim: Claim, own: Claim): string {
  return claim.from === own.from ? '' : ` of Ingress ${claim.from.resource.name}`;
}

function hostOf({ rule }: IngressRoute): string {
  return rule?.host?.value ?? '';
}

function pathOf({ path }: IngressRoute): string {
  return path?.path?.value ?? '/';
}

function typeOf({ path }: IngressRoute): string {
  return path?.pathType?.value ?? '';
}

function backendWords({ service, resource }: IngressRoute['backend']): string {
  if (!service) return resource?.kind ? inlineCode(`${resource.kind.value} ${resource.name?.value ?? ''}`) : '';
  return inlineCode(`${service.name?.value ?? '?'}:${service.port?.name?.value ?? service.port?.number?.value ?? '?'}`);
}
