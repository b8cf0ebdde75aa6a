/** The annotation tables are well formed, and keys, clauses and classes are judged by them as controllers do. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Annotation, Clause, Condition, Replacement } from '../server/src/kubernetes/annotations/annotation.ts';
import {
  annotationOf,
  annotations,
  annotationsOf,
  controllersOfKey,
  familyOf,
  nearestKey,
} from '../server/src/kubernetes/annotations/catalogue.ts';
import { problemOf } from '../server/src/kubernetes/annotations/check-value.ts';
import { brokenClauses, type ObjectView } from '../server/src/kubernetes/annotations/condition.ts';
import { controllers } from '../server/src/kubernetes/annotations/controller-table.ts';
import { controllerOfImage, controllersOfClass, reads } from '../server/src/kubernetes/annotations/controllers.ts';
import { keyFamilies } from '../server/src/kubernetes/annotations/families.ts';
import { ingressNginxVulnerabilities } from '../server/src/kubernetes/annotations/ingress-nginx-cves.ts';
import { istioAddOnServiceKeys } from '../server/src/kubernetes/annotations/istio.ts';
import { choicesOf, describe as wordsFor } from '../server/src/kubernetes/annotations/value-words.ts';

const azure = 'service.beta.kubernetes.io/azure-';
const nginx = 'nginx.ingress.kubernetes.io/';

describe('every row', () => {
  test('has a key of its own', () => {
    assert.deepEqual(duplicates(annotations.map(({ key }) => key)), []);
  });

  test('has a key that the API server takes, and a type for each placeholder', () => {
    for (const { key, placeholders = {} } of annotations) {
      const filled = key.replaceAll(/\{\w+\}/g, '1');
      assert.match(filled, /^[a-z0-9.-]{1,253}\/[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?$/, key);
      const named = [...key.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(named, Object.keys(placeholders), key);
    }
  });

  test('is found by its key', () => {
    for (const annotation of annotations) {
      const key = annotation.key.replaceAll(/\{\w+\}/g, '1');
      assert.equal(annotationOf(key)?.annotation, annotation, key);
      assert.equal(nearestKey(key), undefined, key);
    }
  });

  test('names its source, a meaning of one sentence, and a place', () => {
    for (const { key, source, meaning, on } of annotations) {
      assert.ok(source.length > 5, key);
      assert.match(meaning, /^[A-Z*].*[^.]\.$/, key);
      assert.doesNotMatch(meaning, /\. [A-Z]/, key);
      assert.ok(on.length > 0, key);
    }
  });

  test('has a default and choices that its own type takes', () => {
    for (const { key, value, default: absent } of annotations) {
      if (absent !== undefined) assert.equal(problemOf(value, absent), undefined, key);
      for (const choice of choicesOf(value)) assert.equal(problemOf(value, choice), undefined, `${key}: ${choice}`);
      assert.ok(wordsFor(value).length > 3, key);
    }
  });

  test('refers only to keys that have a row', () => {
    for (const annotation of annotations) {
      for (const key of keysIn(annotation)) assert.ok(annotationOf(key), `${annotation.key} refers to ${key}`);
    }
    for (const key of istioAddOnServiceKeys) assert.ok(annotationOf(key), key);
  });

  test('replaces a retired key by one that is in use', () => {
    for (const { key, deprecated, removed } of annotations) {
      for (const replacement of [deprecated?.replacement, removed?.replacement]) {
        if (!replacement || !('annotation' in replacement)) continue;
        const target = annotationOf(replacement.annotation)?.annotation;
        assert.ok(target && !target.removed && !target.deprecated, key);
        if (replacement.value !== undefined) assert.equal(problemOf(target.value, replacement.value), undefined, key);
      }
    }
  });

  test('gives a reason for each clause', () => {
    for (const { key, clashes = [], needs = [] } of annotations) {
      for (const { when, because } of [...clashes, ...needs]) {
        assert.ok(when.length > 0, key);
        assert.match(because, /^[A-Z].*\.$/i, key);
      }
    }
  });

  test('cites vulnerabilities that are described', () => {
    const known = new Set(ingressNginxVulnerabilities.map(({ id }) => id));
    const cited = annotations.flatMap(({ risk }) => risk?.cves ?? []);
    assert.ok(cited.length > 10);
    assert.deepEqual(
      cited.filter((id) => !known.has(id)),
      [],
    );
  });

  test('belongs to the family of its controller', () => {
    for (const { key, controller } of annotations) {
      const family = familyOf(key);
      if (family?.isComplete) assert.deepEqual(family.controllers, [controller], key);
    }
  });
});

describe('the tables', () => {
  test('hold each controller once, and each prefix once', () => {
    assert.deepEqual(duplicates(controllers.map(({ id }) => id)), []);
    assert.deepEqual(duplicates(keyFamilies.map(({ prefix }) => prefix)), []);
  });

  test('are as large as their sources', () => {
    const current = (id: Parameters<typeof annotationsOf>[0]) =>
      annotationsOf(id).filter(({ removed }) => !removed).length;
    assert.equal(current('ingress-nginx'), 139);
    assert.equal(current('agic'), 27);
    assert.equal(current('agc'), 5);
    assert.equal(current('azure-cloud-provider'), 43);
  });
});

describe('a key', () => {
  test('of a family is found with what stands for its placeholder', () => {
    const match = annotationOf('service.beta.kubernetes.io/port_8080_health-probe_protocol');
    assert.equal(match?.annotation.key, 'service.beta.kubernetes.io/port_{port}_health-probe_protocol');
    assert.deepEqual(match.placeholders, { port: '8080' });
    assert.deepEqual(annotationOf('external-dns.alpha.kubernetes.io/aws-something')?.placeholders, {
      property: 'something',
    });
  });

  test('that is spelt out goes before a pattern', () => {
    assert.equal(
      annotationOf('external-dns.alpha.kubernetes.io/aws-weight')?.annotation.key,
      'external-dns.alpha.kubernetes.io/aws-weight',
    );
  });

  test('of a family takes only what its placeholder allows', () => {
    for (const port of ['', '0', '080', 'http', '123456']) {
      assert.equal(annotationOf(`service.beta.kubernetes.io/port_${port}_no_lb_rule`), undefined, port);
    }
  });

  test('without a row has the controllers of its prefix, or none', () => {
    assert.deepEqual(controllersOfKey('nginx.org/rewrites'), ['nginx-inc']);
    assert.deepEqual(controllersOfKey('service.beta.kubernetes.io/do-loadbalancer-name'), ['other-cloud']);
    assert.deepEqual(controllersOfKey(`${azure}anything`), ['azure-cloud-provider']);
    assert.deepEqual(controllersOfKey('service.beta.kubernetes.io/anything'), []);
    assert.deepEqual(controllersOfKey('example.com/owner'), []);
  });

  for (const [written, meant] of [
    [`${nginx}rewrite-traget`, `${nginx}rewrite-target`],
    [`${nginx}Rewrite-Target`, `${nginx}rewrite-target`],
    ['Nginx.ingress.kubernetes.io/ssl-redirect', `${nginx}ssl-redirect`],
    ['cert-manager.io/clusterissuer', 'cert-manager.io/cluster-issuer'],
    ['cert-manger.io/cluster-issuer', 'cert-manager.io/cluster-issuer'],
    ['cert-manager.io/http01-edit-in-place', 'acme.cert-manager.io/http01-edit-in-place'],
    ['kubernetes.io/ingress-class', 'kubernetes.io/ingress.class'],
    [`${azure}loadbalancer-internal`, `${azure}load-balancer-internal`],
    ['service.beta.kubernetes.io/port_80_healthprobe_port', 'service.beta.kubernetes.io/port_80_health-probe_port'],
    ['appgw.ingress.kubernetes.io/ssl-redirct', 'appgw.ingress.kubernetes.io/ssl-redirect'],
  ] as const) {
    test(`${written} is taken for ${meant}`, () => assert.equal(nearestKey(written), meant));
  }

  for (const foreign of [
    'example.com/rewrite-target',
    'ingress.kubernetes.io/rewrite-target',
    'service.beta.kubernetes.io/aws-load-balancer-ssl-ports',
    'networking.gke.io/pre-shared-certs',
    'kubernetes.io/description',
    `${nginx}secure-backend-of-ours`,
    `${nginx}`,
    'rewrite-target',
    '',
  ]) {
    test(`${foreign || 'the empty key'} is like no other`, () => assert.equal(nearestKey(foreign), undefined));
  }
});

describe('a clause', () => {
  test('of needs is broken when one of its conditions does not hold', () => {
    const broken = brokenClauses(
      `${azure}load-balancer-internal-subnet`,
      'needs',
      view({
        [`${azure}load-balancer-internal-subnet`]: 'apps',
        [`${azure}load-balancer-internal`]: 'True',
      }),
    );
    assert.deepEqual(
      broken.map(({ effect }) => effect),
      ['ignored'],
    );
  });

  test('of clashes is broken when all of its conditions hold', () => {
    const key = `${azure}allowed-ip-ranges`;
    const fields = { 'spec.loadBalancerSourceRanges[]': ['10.0.0.0/8'] };
    assert.deepEqual(effects(key, 'clashes', view({ [key]: '10.0.0.0/8' }, fields)), ['reconcile-fails']);
    assert.deepEqual(effects(key, 'clashes', view({ [key]: '10.0.0.0/8' })), []);
  });

  test('may ask for a value of the annotation itself', () => {
    const key = `${azure}load-balancer-enable-high-availability-ports`;
    assert.deepEqual(effects(key, 'needs', view({ [key]: 'true' })), ['ignored']);
    assert.deepEqual(effects(key, 'needs', view({ [key]: 'false' })), []);
  });

  test('tells private from public addresses, and leaves documentation ranges alone', () => {
    const key = `${azure}load-balancer-ipv4`;
    const internal = { [`${azure}load-balancer-internal`]: 'true' };
    assert.deepEqual(effects(key, 'needs', view({ [key]: '10.0.0.4' })), ['reconcile-fails']);
    assert.deepEqual(effects(key, 'needs', view({ [key]: '20.1.2.3' })), []);
    assert.deepEqual(effects(key, 'needs', view({ [key]: '203.0.113.7' })), []);
    assert.deepEqual(effects(key, 'clashes', view({ [key]: '20.1.2.3', ...internal })), ['reconcile-fails']);
    assert.deepEqual(effects(key, 'clashes', view({ [key]: '10.0.0.4', ...internal })), []);
  });

  test('compares with a field', () => {
    const key = 'kubernetes.io/ingress.class';
    const named = (name: string) => view({ [key]: 'nginx' }, { 'spec.ingressClassName': [name] });
    assert.deepEqual(effects(key, 'clashes', named('nginx')), []);
    assert.deepEqual(effects(key, 'clashes', named('internal')), ['object-refused']);
  });
});

describe('a class', () => {
  test('belongs to the controller that it names', () => {
    assert.deepEqual(controllersOfClass('nginx', 'k8s.io/ingress-nginx'), {
      controllers: ['ingress-nginx'],
      isCertain: true,
    });
    assert.deepEqual(controllersOfClass('nginx', 'nginx.org/ingress-controller')?.controllers, ['nginx-inc']);
    assert.deepEqual(controllersOfClass('web', 'approuting.kubernetes.azure.com/internal')?.controllers, [
      'app-routing',
    ]);
    assert.equal(controllersOfClass('nginx', 'example.com/unknown'), undefined);
  });

  test('proves its controller by name only if nobody else uses the name', () => {
    assert.equal(controllersOfClass('webapprouting.kubernetes.azure.com')?.isCertain, true);
    assert.deepEqual(controllersOfClass('nginx'), { controllers: ['ingress-nginx', 'nginx-inc'], isCertain: false });
    assert.equal(controllersOfClass('public'), undefined);
  });

  test('decides which annotations are read', () => {
    assert.equal(reads('app-routing', 'ingress-nginx'), true);
    assert.equal(reads('ingress-nginx', 'nginx-inc'), false);
    assert.equal(reads('agic', 'ingress-nginx'), false);
    assert.equal(reads('agic', 'cert-manager'), true);
  });

  test('is served by a controller that its image gives away', () => {
    assert.equal(controllerOfImage('registry.k8s.io/ingress-nginx/controller:v1.13.9@sha256:00'), 'ingress-nginx');
    assert.equal(controllerOfImage('localhost:5000/nginx/nginx-ingress'), 'nginx-inc');
    assert.equal(controllerOfImage('traefik:v3'), 'traefik');
    assert.equal(controllerOfImage('nginx:1.27'), undefined);
  });
});

function view(values: Readonly<Record<string, string>>, fields: Readonly<Record<string, string[]>> = {}): ObjectView {
  return { annotation: (key) => values[key], field: (path) => fields[path] ?? [] };
}

function effects(key: string, kind: 'clashes' | 'needs', object: ObjectView): string[] {
  return brokenClauses(key, kind, object).map(({ effect }) => effect);
}

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}

function keysIn({ clashes = [], needs = [], deprecated, removed }: Annotation): string[] {
  const clauses: readonly Clause[] = [...clashes, ...needs];
  const replacements = [deprecated?.replacement, removed?.replacement].filter((each): each is Replacement => !!each);
  return [
    ...clauses.flatMap(({ when }) => when.flatMap(keysOf)),
    ...replacements.flatMap((replacement) => ('annotation' in replacement ? [replacement.annotation] : [])),
  ];
}

function keysOf(condition: Condition): string[] {
  if ('anyOf' in condition) return condition.anyOf.flatMap(keysOf);
  return 'annotation' in condition ? [condition.annotation] : [];
}
