/** What sets an Ingress apart from most others: a first look, by which rules choose the Ingresses that they look at. */

import { isDns1035Label, isPortName, isPortNumber } from '../formats.ts';
import type { Ingress, IngressBackend, IngressPath, IngressRule } from './ingress.ts';

export function hasTls({ spec }: Ingress): boolean {
  return spec?.tls !== undefined && spec.tls.items.length > 0;
}

export function hasSeveralRules(ingress: Ingress): boolean {
  return rulesOf(ingress).length > 1;
}

/** Whether there are neither rules nor a default backend, or a rule has no paths where paths belong. */
export function leadsNowhere(ingress: Ingress): boolean {
  const rules = rulesOf(ingress);
  if (rules.length === 0) return !ingress.spec?.defaultBackend;
  return rules.some(({ http }) => http && !http.paths?.items.length);
}

/** Whether a path has no known type, or more than words between single slashes. */
export function hasUnusualPath(ingress: Ingress): boolean {
  return rulesOf(ingress).some((rule) => pathsOf(rule).some(isUnusualPath));
}

function isUnusualPath({ path, pathType }: IngressPath): boolean {
  return !path?.value || !plainPath.test(path.value) || !pathTypes.has(pathType?.value ?? '');
}

const plainPath = /^(\/[-\w]+)*\/?$/;

const pathTypes: ReadonlySet<string> = new Set(['Exact', 'Prefix', 'ImplementationSpecific']);

/** Whether a backend is anything but a Service by a plain name, with either the number or the name of a port. */
export function hasUnusualBackend(ingress: Ingress): boolean {
  const backend = ingress.spec?.defaultBackend;
  if (backend && isUnusualBackend(backend)) return true;
  return rulesOf(ingress).some((rule) => pathsOf(rule).some((path) => isUnusualBackend(path.backend)));
}

function isUnusualBackend(backend: IngressBackend | undefined): boolean {
  const { name, port } = backend?.service ?? {};
  if (!name || !port || backend?.resource || !isDns1035Label(name.value)) return true;
  if (!port.number) return !port.name || !isPortName(port.name.value);
  return port.name !== undefined || !isPortNumber(port.number.value);
}

function rulesOf({ spec }: Ingress): readonly IngressRule[] {
  return spec?.rules?.items ?? [];
}

function pathsOf({ http }: IngressRule): readonly IngressPath[] {
  return http?.paths?.items ?? [];
}
