/** Which mentions belong together: across namespaces where a policy or a route reaches into another, and not otherwise. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { mentionsOfSymbol } from '../server/src/features/navigation.ts';
import { Workspace } from '../server/src/workspace/workspace.ts';

const workload = (namespace: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web }] } }
`;
const namespaceOf = (name: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: { team: ${name} } }\n`;
const policy = (peer: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p, namespace: other }
spec: { podSelector: {}, ingress: [{ from: [{ ${peer}podSelector: { matchLabels: { app: web } } }] }] }
`;

/** The files that mention what stands behind the first of these words. */
function filesOf(files: Readonly<Record<string, string>>, path: string, behind: string): string[] {
  const { snapshot } = new Workspace().update(Object.entries(files).map(([path, text]) => ({ path, text })));
  const offset = files[path]!.indexOf(behind) + behind.length;
  return [...new Set(mentionsOfSymbol(snapshot, path, offset).map(({ file }) => file))].sort();
}

suite('mentions of a symbol', () => {
  const world = {
    'shop.yaml': workload('shop'),
    'other.yaml': workload('other'),
    'namespaces.yaml': `${namespaceOf('shop')}---\n${namespaceOf('other')}`,
  };

  test('a label of pods in the namespaces that a peer names', () => {
    const peer = 'namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }, ';
    assert.deepEqual(filesOf({ ...world, 'p.yaml': policy(peer) }, 'p.yaml', 'app: '), ['p.yaml', 'shop.yaml']);
  });

  test('a label of pods in the namespaces that a peer selects', () => {
    const peer = 'namespaceSelector: { matchLabels: { team: shop } }, ';
    assert.deepEqual(filesOf({ ...world, 'p.yaml': policy(peer) }, 'p.yaml', 'app: '), ['p.yaml', 'shop.yaml']);
    assert.deepEqual(filesOf({ ...world, 'p.yaml': policy(peer) }, 'shop.yaml', 'app: '), ['p.yaml', 'shop.yaml']);
  });

  test('a label of pods in the own namespace of a policy', () => {
    assert.deepEqual(filesOf({ ...world, 'p.yaml': policy('') }, 'p.yaml', 'app: '), ['other.yaml', 'p.yaml']);
  });

  test('a Service that a route of another namespace leads to', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: { name: web, namespace: shop }\nspec: { ports: [{ port: 80 }] }\n';
    const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: r, namespace: other }
spec: { rules: [{ backendRefs: [{ name: web, namespace: shop, port: 80 }] }] }
`;
    assert.deepEqual(filesOf({ 's.yaml': service, 'r.yaml': route }, 's.yaml', 'name: '), ['r.yaml', 's.yaml']);
  });
});
