/** Topologies for tests: a small shop with one of everything, and wide ones of many namespaces. */

import { bundleObjects } from '../../server/src/features/bundle-objects.ts';
import { topologyData } from '../../server/src/features/topology.ts';
import { Reachability } from '../../server/src/network/reachability.ts';
import { worldOf } from '../../server/src/network/world.ts';
import type { Topology } from '../../server/src/protocol/topology.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';
import { wideManifests } from './wide-manifests.ts';

export function topologyOf(text: string): Topology {
  const { snapshot } = new Workspace().update([{ path: 'all.yaml', text }]);
  const [bundle] = snapshot.bundles.values();
  const { objects } = bundleObjects(bundle!);
  return topologyData(new Reachability(worldOf(objects)), bundle!.id, objects, {
    findingsIn: () => [],
    placeOf: (uri, name, whole) => ({
      uri,
      line: lineAt(text, name.start),
      first: lineAt(text, whole.start),
      last: lineAt(text, whole.end),
    }),
  });
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

/** An Ingress to a Service whose pods refuse it, a backend that only those pods and some addresses reach. */
export function shopTopology(): Topology {
  return topologyOf(shop);
}

/** The shop with one more ingress rule of the backend, for one more workload. */
export function shopWith(rule: string, workload: string): Topology {
  return topologyOf(
    `${shop}${rule}---\napiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${workload}, namespace: shop }\nspec:\n  selector: { matchLabels: { app: ${workload} } }\n  template:\n    metadata: { labels: { app: ${workload} } }\n    spec: { containers: [{ name: main, image: example.com/main }] }\n`,
  );
}

const shop = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: example.com/web, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: example.com/api, ports: [{ containerPort: 9000 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: shop }
spec:
  rules:
    - host: shop.example.com
      http:
        paths:
          - { path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }
          - { path: /old, pathType: Prefix, backend: { service: { name: gone, port: { number: 8080 } } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }, { ipBlock: { cidr: 10.0.0.0/8 } }]
      ports: [{ port: 9000 }]
`;

/** Many namespaces, as `wideManifests` writes them. */
export function wideTopology(namespaces: number, workloads: number): Topology {
  return topologyOf(wideManifests(namespaces, workloads));
}
