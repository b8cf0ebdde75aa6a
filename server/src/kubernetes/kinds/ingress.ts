/** Ingress and IngressClass (networking.k8s.io/v1) as written, and the removed beta versions as far as a migration needs. */

import { isMap, type MapNode } from '../../manifest/located.ts';
import type { Located } from '../../text/range.ts';
import { keepLatest } from '../latest.ts';
import type { ResourceBase } from '../resource.ts';
import { integer, list, object, type ReadAs, type StringEntry, string, word } from '../shape.ts';
import { ingressStatusShape } from './status.ts';

const typedReferenceShape = object({ apiGroup: string, kind: string, name: string });

const backendShape = object({
  service: object({ name: string, port: object({ name: string, number: integer }) }),
  resource: typedReferenceShape,
});

const pathShape = object({ path: word, pathType: word, backend: backendShape });

const ingressSpecShape = object({
  ingressClassName: string,
  defaultBackend: backendShape,
  tls: list(object({ hosts: list(string), secretName: string })),
  rules: list(object({ host: string, http: object({ paths: list(pathShape) }) })),
});

export const ingressShape = object({ spec: ingressSpecShape, status: ingressStatusShape }, 'apiVersion kind metadata');

export const ingressClassShape = object(
  {
    spec: object({
      controller: word,
      parameters: object({ apiGroup: string, kind: string, name: string, namespace: string, scope: word }),
    }),
  },
  'apiVersion kind metadata',
);

export type IngressSpec = ReadAs<typeof ingressSpecShape>;
export type IngressRule = NonNullable<IngressSpec['rules']>['items'][number];
export type IngressPath = ReadAs<typeof pathShape>;
export type IngressBackend = ReadAs<typeof backendShape>;
export type IngressTls = NonNullable<IngressSpec['tls']>['items'][number];

export interface Ingress extends ResourceBase {
  readonly type: 'Ingress';
  readonly spec: IngressSpec | undefined;
}

/** An Ingress of a version that is no longer served: extensions/v1beta1 or networking.k8s.io/v1beta1. */
export interface LegacyIngress extends ResourceBase {
  readonly type: 'LegacyIngress';
  readonly node: MapNode;
}

export interface IngressClass extends ResourceBase {
  readonly type: 'IngressClass';
  readonly spec: ReadAs<typeof ingressClassShape>['spec'];
}

/** A backend together with what leads to it. The default backend has neither rule nor path. */
export interface IngressRoute {
  readonly backend: IngressBackend;
  readonly rule: IngressRule | undefined;
  readonly path: IngressPath | undefined;
}

/** Every backend of an Ingress in the order it was written, the default backend first. */
export const ingressRoutes = keepLatest((ingress: Ingress): readonly IngressRoute[] => {
  const routes: IngressRoute[] = [];
  const { spec } = ingress;
  if (spec?.defaultBackend) routes.push({ backend: spec.defaultBackend, rule: undefined, path: undefined });
  for (const rule of spec?.rules?.items ?? []) {
    for (const path of rule.http?.paths?.items ?? []) {
      if (path.backend) routes.push({ backend: path.backend, rule, path });
    }
  }
  return routes;
});

/** The hosts of its rules, each once. */
export function hostsOf(ingress: Ingress): string[] {
  const hosts = (ingress.spec?.rules?.items ?? []).flatMap(({ host }) => (host?.value ? [host.value] : []));
  return [...new Set(hosts)];
}

/** The annotation that named the class before there was a field for it. */
export const classAnnotation = 'kubernetes.io/ingress.class';

/** The class by field, else by the deprecated annotation. */
export function ingressClassOf(ingress: Ingress): Located<string> | undefined {
  return ingress.spec?.ingressClassName ?? annotatedClassOf(ingress)?.value;
}

export function annotatedClassOf(ingress: Ingress): StringEntry | undefined {
  return ingress.annotations?.entries.find((entry) => entry.key.value === classAnnotation);
}

/** Whether a class is the one for Ingresses that name none; only this spelling of true counts. */
export function isDefaultClass(ingressClass: IngressClass): boolean {
  return ingressClass.annotations?.get('ingressclass.kubernetes.io/is-default-class') === 'true';
}

/**
 * The Service of a backend. The AWS Load Balancer Controller puts the name of an action in its place and tells so by
 * the name of the port.
 */
export function backendService(backend: IngressBackend): IngressBackend['service'] {
  return backend.service?.port?.name?.value === 'use-annotation' ? undefined : backend.service;
}

/** Whether a rule with a host alone stands before one with paths alone: most likely they were meant to be one rule. */
export function isSplitRule(rule: IngressRule, next: IngressRule | undefined): boolean {
  const hasOne = (one: IngressRule): boolean => isMap(one.node) && one.node.entries.length === 1;
  return next !== undefined && Boolean(rule.host?.value) && hasOne(rule) && next.http !== undefined && hasOne(next);
}
