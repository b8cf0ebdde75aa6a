/** How the parts of an Ingress are spoken of. */

import type { IngressBackend, IngressPath, IngressRoute, IngressRule } from './kinds/ingress.ts';
import type { Service } from './kinds/service.ts';
import { servicePorts } from './kinds/service.ts';

/** What leads to a backend: `path /api of shop.example.com`, `path /api`, `the default backend`. */
export function routeTitle({ rule, path }: Pick<IngressRoute, 'rule' | 'path'>): string {
  return rule && path ? pathTitle(rule, path) : 'the default backend';
}

/** A path with its host: `path /api of shop.example.com`. */
export function pathTitle(rule: IngressRule, path: IngressPath): string {
  const host = rule.host?.value;
  // A path over several lines is shown by its first.
  const text = path.path?.value.split(/[\r\n]/)[0];
  const words = text ? `path ${text}` : 'a path without text';
  return host ? `${words} of ${host}` : words;
}

/** The port that a backend names, as people say it: `port 80`, `port "http"`. */
export function backendPortTitle(backend: IngressBackend): string {
  const port = backend.service?.port;
  if (port?.number && port.number.value !== 0) return `port ${port.number.value}`;
  return port?.name ? `port "${port.name.value}"` : 'no port';
}

/** The ports of a Service for people: `80 (http)`, `9090`. */
export function portWords(service: Service): string[] {
  return servicePorts(service).flatMap(({ name, port }) => {
    return port ? [name?.value ? `${port.value} (${name.value})` : String(port.value)] : [];
  });
}
