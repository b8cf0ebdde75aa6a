/** A small world to complete in, and what is proposed at a cursor in a file beside it. */

import assert from 'node:assert/strict';
import type { ClusterProfile } from '../../server/src/cluster/profile.ts';
import { type Completions, completionsAt } from '../../server/src/features/completion/completion.ts';
import { profileLookup, profileReadings } from '../../server/src/workspace/cluster-files.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

const world = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { tier: front } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front, canary: "true" } }
    spec:
      containers:
        - name: web
          ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: data }
spec:
  selector: { matchLabels: { app: db } }
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: db, ports: [{ containerPort: 5432 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }, { name: alt, port: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: db, namespace: data }
spec: { clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }] }
---
apiVersion: v1
kind: Secret
metadata: { name: web-tls, namespace: shop }
type: kubernetes.io/tls
---
apiVersion: v1
kind: Secret
metadata: { name: password, namespace: shop }
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: api, namespace: shop }
spec: { secretName: api-tls }
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: public }
spec: { controller: k8s.io/ingress-nginx }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
spec:
  gatewayClassName: azure-alb-external
  listeners: [{ name: https, port: 443, protocol: HTTPS, hostname: shop.example }]
`;

const configuration = `cluster:
  networkPlugin: azure
  podCidr: 10.244.0.0/16
  serviceCidr: 10.0.0.0/16
  onPremisesRanges: [172.20.0.0/16]
`;

/** Completes at `¦` in a file beside the world. */
export function complete(
  marked: string,
  { onSpace = false, withSnippets = false, path = 'new.yaml' } = {},
): Completions | undefined {
  const offset = marked.indexOf('¦');
  const workspace = new Workspace();
  const { snapshot } = workspace.update([
    { path: 'world.yaml', text: world },
    { path: '.portolan.yaml', text: configuration },
    { path, text: marked.replace('¦', '') },
  ]);
  const profile: ClusterProfile | undefined = profileLookup(profileReadings(snapshot))(path);
  return completionsAt(snapshot, path, offset, { profile, withSnippets, onSpace });
}

export function labels(marked: string, options = {}): string[] {
  return (complete(marked, options)?.items ?? []).map(({ label }) => label);
}

/** The text after choosing the proposal of that label. */
export function chosen(marked: string, label: string, options = {}): string {
  const found = complete(marked, options);
  const item = found?.items.find((one) => one.label === label);
  assert.ok(found && item, `${label} is not among ${found?.items.map((one) => one.label).join(', ')}`);
  const text = marked.replace('¦', '');
  return text.slice(0, found.at.start) + item.text + text.slice(found.at.end);
}

export const heads = {
  ingress: 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: x, namespace: shop }\nspec:\n',
  service: 'apiVersion: v1\nkind: Service\nmetadata: { name: x, namespace: shop }\nspec:\n',
  policy: 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: x, namespace: shop }\nspec:\n',
  route: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: x, namespace: shop }\nspec:\n',
};
