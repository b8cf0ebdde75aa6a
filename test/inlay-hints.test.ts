/** Inlay hints: what the cluster fills in, at the place where it would stand, for the kinds that are wanted. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type HintKind, hintKinds, inlayHintsOf } from '../server/src/features/inlay-hints.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const workload = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, ports: [{ name: http, containerPort: 8080, protocol: TCP }] }] }
`;

/** The text with the hints of these kinds written into it between `‹` and `›`. */
function shown(
  text: string,
  kinds: readonly HintKind[] = hintKinds,
  others: Readonly<Record<string, string>> = {},
): string {
  const files = Object.entries({ 'web.yaml': workload, ...others, 'a.yaml': text });
  const { snapshot } = new Workspace().update(files.map(([path, text]) => ({ path, text })));
  const range = { start: 0, end: text.length };
  return inlayHintsOf(snapshot, 'a.yaml', range, new Set(kinds)).reduceRight((so, { at, text: hint }) => {
    return `${so.slice(0, at)}‹${hint}›${so.slice(at)}`;
  }, text);
}

const service = (ports: string) =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec:\n  selector: { app: web }\n  ports: ${ports}\n`;
const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web, namespace: shop }\nspec:\n${spec}`;

suite('inlay hints', () => {
  test('a port without protocol and target says both', () => {
    assert.equal(shown(service('[{ port: 80 }]')), service('[{ port: 80‹TCP›‹→ 80› }]'));
  });

  test('a named target says its number, and what is written says nothing', () => {
    const ports = '[{ port: 80, protocol: TCP, targetPort: http }]';
    assert.equal(shown(service(ports)), service('[{ port: 80, protocol: TCP, targetPort: http‹= 8080› }]'));
    assert.equal(shown(service('[{ port: 80, protocol: TCP, targetPort: 8080 }]')).includes('‹'), false);
  });

  test('a policy without types says the directions that it isolates', () => {
    assert.match(shown(policy('  podSelector: {}\n')), /spec:‹policyTypes: Ingress›\n/);
    assert.match(shown(policy('  podSelector: {}\n  egress: [{}]\n')), /spec:‹policyTypes: Ingress, Egress›\n/);
    assert.equal(shown(policy('  podSelector: {}\n  policyTypes: [Egress]\n')).includes('‹'), false);
  });

  test('the ports of a policy say protocol and number, of the peers outbound', () => {
    const inbound =
      '  podSelector: { matchLabels: { app: web } }\n  policyTypes: [Ingress]\n  ingress: [{ ports: [{ port: http }] }]\n';
    assert.match(shown(policy(inbound)), /port: http‹TCP›‹= 8080› /);
    const outbound =
      '  podSelector: {}\n  policyTypes: [Egress]\n  egress: [{ to: [{ podSelector: {} }], ports: [{ port: 8000, endPort: 8010 }] }]\n';
    assert.match(shown(policy(outbound)), /port: 8000, endPort: 8010‹TCP› /);
  });

  test('a container port says its protocol', () => {
    assert.match(
      shown(
        'apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { containers: [{ ports: [{ containerPort: 53 }] }] }\n',
      ),
      /containerPort: 53‹TCP› /,
    );
  });

  test('an object says the namespace that a kustomization puts it into', () => {
    const kustomization = { 'kustomization.yaml': 'resources: [a.yaml]\nnamespace: dev\n' };
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n';
    assert.match(shown(text, hintKinds, kustomization), /name: settings‹namespace: dev›\n/);
    assert.match(shown(`${text}  namespace: x\n`, hintKinds, kustomization), /namespace: x‹→ dev›\n/);
    assert.equal(shown(text), text);
  });

  test('only the wanted kinds are shown, and only within the range', () => {
    assert.equal(shown(service('[{ port: 80 }]'), ['protocol']), service('[{ port: 80‹TCP› }]'));
    assert.equal(shown(service('[{ port: 80 }]'), []), service('[{ port: 80 }]'));
    const { snapshot } = new Workspace().update([{ path: 'a.yaml', text: service('[{ port: 80 }]') }]);
    assert.deepEqual(inlayHintsOf(snapshot, 'a.yaml', { start: 0, end: 20 }, new Set(hintKinds)), []);
  });
});
