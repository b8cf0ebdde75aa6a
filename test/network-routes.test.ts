/** The ways in from outside, and which of them policies close. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Reachability } from '../server/src/network/reachability.ts';
import { routesOf, stateOf } from '../server/src/network/routes.ts';
import { worldOf } from '../server/src/network/world.ts';
import { pods, world } from './support/shop-policies.ts';

describe('ways in', () => {
  const service = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: frontend }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
`;
  const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { rules: [{ host: a.example, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { name: http } } } }] } }] }
`;
  const closed = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: shop }
spec: { podSelector: {} }
`;
  const allow = (peer: string) =>
    closed
      .replace('{ podSelector: {} }', `{ podSelector: {}, ingress: [{ from: [${peer}] }] }`)
      .replace('closed', 'open');

  function ways(...texts: string[]): string[] {
    const reachability = new Reachability(worldOf(world(...texts)));
    return routesOf(reachability).map(
      (route) => `${route.sources.map(({ from }) => from.id)} ${route.to.id} ${route.ports} ${stateOf(route)}`,
    );
  }

  test('an Ingress leads through a Service to the target port of the pods', () => {
    assert.deepEqual(ways(pods, service, ingress), ['{ingress-controller} shop/frontend[Pod] TCP 8080 open']);
  });

  test('a policy that no rule of which can mean the controller blocks it', () => {
    assert.deepEqual(ways(pods, service, ingress, closed), [
      '{ingress-controller} shop/frontend[Pod] TCP 8080 blocked',
    ]);
    assert.deepEqual(ways(pods, service, ingress, allow('{ podSelector: {} }')), [
      '{ingress-controller} shop/frontend[Pod] TCP 8080 blocked',
    ]);
    assert.deepEqual(ways(pods, service, ingress, allow('{ namespaceSelector: { matchLabels: { a: b } } }')), [
      '{ingress-controller} shop/frontend[Pod] TCP 8080 unknown',
    ]);
    assert.deepEqual(ways(pods, service, ingress, allow('{ namespaceSelector: {} }')), [
      '{ingress-controller} shop/frontend[Pod] TCP 8080 open',
    ]);
  });

  test('a controller in the bundle takes the place of the unseen one', () => {
    const controller = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: nginx, namespace: edge }
spec: { template: { metadata: { labels: { app: nginx } }, spec: { containers: [{ name: c, image: registry.k8s.io/ingress-nginx/controller:v1 }] } } }
`;
    const named = allow('{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: edge } } }');
    assert.deepEqual(ways(pods, service, ingress, controller, named), [
      'edge/nginx[Deployment] shop/frontend[Pod] TCP 8080 open',
    ]);
  });

  test('a load balancer lets in its source ranges, and a policy may let in fewer', () => {
    const exposed = service.replace(
      '{ selector',
      '{ type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24], selector',
    );
    const [all] = ways(pods, exposed);
    assert.equal(all, '0.0.0.0-255.255.255.255 shop/frontend[Pod] TCP 8080 open');
    assert.deepEqual(ways(pods, exposed, allow('{ ipBlock: { cidr: 203.0.113.0/25 } }')), [
      '203.0.113.0-203.0.113.127,203.0.113.128-255.255.255.255 shop/frontend[Pod] TCP 8080 narrow',
    ]);
    assert.deepEqual(ways(pods, exposed, allow('{ namespaceSelector: {} }')), [
      '0.0.0.0-255.255.255.255 shop/frontend[Pod] TCP 8080 blocked',
    ]);
  });

  test('a target port by name is each pod’s own, and none where no pod declares it', () => {
    const named = service
      .replace('targetPort: 8080', 'targetPort: web')
      .replace('{ selector', '{ type: NodePort, selector');
    assert.deepEqual(ways(pods, named), ['0.0.0.0-255.255.255.255 shop/frontend[Pod] no ports unresolved']);
  });

  describe('of the Gateway API', () => {
    const route = (more = '', parent = '{ name: edge }') => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec: { parentRefs: [${parent}], rules: [{ backendRefs: [{ name: web, port: 80${more} }] }] }
`;
    const gateway = (className: string, more = '') => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: ${className}, listeners: [{ name: http, port: 80, protocol: HTTP${more} }] }
`;
    const unseen = ['{ingress-controller} shop/frontend[Pod] TCP 8080 open'];

    test('an HTTPRoute leads from whoever implements its Gateway, in view or not', () => {
      assert.deepEqual(ways(pods, service, route()), unseen);
      assert.deepEqual(ways(pods, service, route(), gateway('some-class')), unseen);
      assert.deepEqual(ways(pods, service, route(), closed), [
        '{ingress-controller} shop/frontend[Pod] TCP 8080 blocked',
      ]);
    });

    test('a Gateway that stands outside of the cluster sends from addresses', () => {
      assert.deepEqual(ways(pods, service, route(), gateway('azure-alb-external')), [
        '0.0.0.0-255.255.255.255 shop/frontend[Pod] TCP 8080 open',
      ]);
    });

    test('pods in view take part only where the class says so', () => {
      const traefik =
        '{ apiVersion: v1, kind: Pod, metadata: { name: traefik, namespace: edge }, spec: { containers: [{ name: t, image: traefik:3 }] } }';
      const byClass = ways(pods, traefik, service, route(), gateway('traefik'));
      assert.deepEqual(byClass, ['edge/traefik[Pod] shop/frontend[Pod] TCP 8080 open']);
      assert.deepEqual(ways(pods, traefik, service, route(), gateway('some-class')), unseen);
    });

    test('a route leads nowhere that hangs on a Service, or that its Gateway does not take', () => {
      assert.deepEqual(ways(pods, service, route('', '{ kind: Service, group: "", name: web }')), []);
      const elsewhere = route('', '{ name: edge, namespace: shop }').replace(
        'web, namespace: shop',
        'web, namespace: other',
      );
      const there = elsewhere.replace('name: web, port', 'name: web, namespace: shop, port');
      const grant = `
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: g, namespace: shop }
spec: { from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: other }], to: [{ group: "", kind: Service }] }
`;
      const all = ', allowedRoutes: { namespaces: { from: All } }';
      assert.deepEqual(ways(pods, service, there, gateway('some-class'), grant), []);
      assert.deepEqual(ways(pods, service, there, gateway('some-class', all)), []);
      assert.deepEqual(ways(pods, service, there, gateway('some-class', all), grant), unseen);
      const labelled = ', allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: a } } } }';
      const namespace = (team: string) =>
        `{ apiVersion: v1, kind: Namespace, metadata: { name: other, labels: { team: ${team} } } }`;
      assert.deepEqual(ways(pods, service, there, gateway('some-class', labelled), grant, namespace('b')), []);
      assert.deepEqual(ways(pods, service, there, gateway('some-class', labelled), grant, namespace('a')), unseen);
    });

    test('a UDPRoute is about UDP', () => {
      const udp = service.replace('port: 80', 'protocol: UDP, port: 80');
      const changed = route().replace('HTTPRoute', 'UDPRoute').replace('k8s.io/v1', 'k8s.io/v1alpha2');
      assert.deepEqual(ways(pods, udp, changed), ['{ingress-controller} shop/frontend[Pod] UDP 8080 open']);
    });
  });
});
