/** A Gateway and HTTPRoutes that serve what an Ingress serves, as text: the move that AKS describes for its managed NGINX. */

import { isDnsLabel } from './formats.ts';
import type { Ingress } from './kinds/ingress.ts';
import { isPlaceholder } from './shape.ts';

/** What of an Ingress can be said by routes without loss. */
export interface IngressMove {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly hosts: readonly HostMove[];
}

interface HostMove {
  /** Undefined for requests to any host. */
  readonly host: string | undefined;
  readonly secretName: string | undefined;
  readonly paths: readonly PathMove[];
}

export interface PathMove {
  readonly path: string;
  readonly type: 'PathPrefix' | 'Exact';
  readonly service: string;
  readonly port: number;
}

/**
 * Undefined where routes would serve something else: annotations of the controller, default backends, paths that only
 * the controller can read, and ports whose number `portOf` does not know.
 */
export function moveOf(ingress: Ingress, portOf: (service: string, port: string) => number | undefined) {
  const { spec, name, namespace } = ingress;
  const isTuned = (ingress.annotations?.entries ?? []).some(({ key }) => meaningful.test(key.value));
  if (!spec?.rules || spec.defaultBackend || isTuned || !isDnsLabel(name)) return undefined;
  const secrets = new Map(
    (spec.tls?.items ?? []).flatMap(({ hosts, secretName }) => {
      return (hosts?.items ?? []).map((host) => [host.value, secretName?.value] as const);
    }),
  );
  if ([...secrets.values()].includes(undefined) || (spec.tls?.items ?? []).some(({ hosts }) => !hosts))
    return undefined;
  const hosts: HostMove[] = [];
  for (const { host, http } of spec.rules.items) {
    const paths = (http?.paths?.items ?? []).map(({ path, pathType, backend }): PathMove | undefined => {
      const service = backend?.service?.name?.value;
      const named = backend?.service?.port?.name?.value;
      const type = pathTypes[pathType?.value ?? ''];
      if (!service || !type || !path?.value.startsWith('/')) return undefined;
      const port = named ? portOf(service, named) : backend?.service?.port?.number?.value;
      return port && !isPlaceholder(service) ? { path: path.value, type, service, port } : undefined;
    });
    if (paths.length === 0 || paths.includes(undefined) || (host && isPlaceholder(host.value))) return undefined;
    const known = paths.filter((path) => path !== undefined);
    hosts.push({ host: host?.value || undefined, secretName: secrets.get(host?.value ?? ''), paths: known });
  }
  return new Set(hosts.map(({ host }) => host)).size === hosts.length && hosts.length > 0
    ? { name, namespace, hosts }
    : undefined;
}

const pathTypes: Readonly<Record<string, PathMove['type']>> = { Prefix: 'PathPrefix', Exact: 'Exact' };

/** Settings of the controller, and certificates that its operator fetches: a route has other words for them. */
const meaningful = /^(nginx\.ingress\.kubernetes\.io|kubernetes\.azure\.com|cert-manager\.io|external-dns\.)/;

/** The texts of the documents: the Gateway first, then a route for each host, and one that leads to HTTPS. */
export function gatewayTexts({ name, namespace, hosts }: IngressMove, className: string): string[] {
  const secured = hosts.filter(({ secretName }) => secretName !== undefined);
  const gateway = [
    ...head('Gateway', name, namespace),
    `  gatewayClassName: ${className}`,
    '  listeners:',
    '    - name: http',
    '      port: 80',
    '      protocol: HTTP',
    ...secured.flatMap(({ host, secretName }) => [
      `    - name: ${nameFor('https', secured, host)}`,
      `      hostname: ${JSON.stringify(host)}`,
      '      port: 443',
      '      protocol: HTTPS',
      '      tls:',
      `        certificateRefs: [{ name: ${secretName} }]`,
    ]),
  ];
  const routes = hosts.map((one) => [
    ...head('HTTPRoute', nameFor(name, hosts, one.host), namespace),
    `  parentRefs: [{ name: ${name}, sectionName: ${one.secretName ? nameFor('https', secured, one.host) : 'http'} }]`,
    ...hostnames(one.host),
    '  rules:',
    ...one.paths.flatMap(({ path, type, service, port }) => [
      '    - matches:',
      `        - path: { type: ${type}, value: ${JSON.stringify(path)} }`,
      `      backendRefs: [{ name: ${service}, port: ${port} }]`,
    ]),
  ]);
  const redirects = secured.map(({ host }) => [
    ...head('HTTPRoute', `${nameFor(name, hosts, host)}-to-https`, namespace),
    `  parentRefs: [{ name: ${name}, sectionName: http }]`,
    ...hostnames(host),
    '  rules:',
    '    - filters:',
    '        - type: RequestRedirect',
    '          requestRedirect: { scheme: https, statusCode: 301 }',
  ]);
  return [gateway, ...routes, ...redirects].map((lines) => `${lines.join('\n')}\n`);
}

function head(kind: string, name: string, namespace: string | undefined): string[] {
  return [
    'apiVersion: gateway.networking.k8s.io/v1',
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    'spec:',
  ];
}

function hostnames(host: string | undefined): string[] {
  return host === undefined ? [] : [`  hostnames: [${JSON.stringify(host)}]`];
}

/** The first of several keeps the name; the others are counted. */
function nameFor(name: string, all: readonly HostMove[], host: string | undefined): string {
  const index = all.findIndex((one) => one.host === host);
  return index > 0 ? `${name}-${index + 1}` : name;
}
