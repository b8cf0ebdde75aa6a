/** Topologies for tests: a small shop with one of everything, and wide ones of many namespaces. */

import { bundleObjects } from '../../server/src/features/bundle-objects.ts';
import { topologyData } from '../../server/src/features/topology.ts';
import { Reachability } from '../../server/src/network/reachability.ts';
import { worldOf } from '../../server/src/network/world.ts';
import type { Topology } from '../../server/src/protocol/topology.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

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
  return topologyOf(`
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
`);
}

/** Namespaces that each let their own pods in, and the pods of the next one to their first. */
export function wideTopology(namespaces: number, workloads: number): Topology {
  return topologyOf(wideManifests(namespaces, workloads));
}

export function wideManifests(namespaces: number, workloads: number): string {
  const documents: string[] = [];
  for (let n = 0; n < namespaces; n++) {
    const namespace = `team-${n}`;
    documents.push(`apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace}, labels: { team: "${n}" } }\n`);
    for (let w = 0; w < workloads; w++) {
      const name = `app-${w}`;
      documents.push(
        `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  selector: { matchLabels: { app: ${name} } }\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec: { containers: [{ name: main, image: example.com/${name}, ports: [{ containerPort: 8080 }] }] }\n`,
        `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }\n`,
        `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  podSelector: { matchLabels: { app: ${name} } }\n  policyTypes: [Ingress]\n  ingress:\n    - from: [{ podSelector: { matchLabels: { app: app-${(w + 1) % workloads} } } }${w === 0 ? `, { namespaceSelector: { matchLabels: { team: "${(n + 1) % namespaces}" } }, podSelector: { matchLabels: { app: app-1 } } }` : ''}]\n      ports: [{ port: 8080 }]\n`,
      );
    }
  }
  return documents.join('---\n');
}
