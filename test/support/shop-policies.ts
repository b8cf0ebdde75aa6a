/** A small shop for tests of the engine: three pods and the policy of one of them. */

import type { Deployed } from '../../server/src/kubernetes/deployed.ts';
import { read } from './policy-manifests.ts';

export const pods = `
{ apiVersion: v1, kind: Pod, metadata: { name: frontend, namespace: shop, labels: { app: frontend } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: backend, namespace: shop, labels: { app: backend } } }
---
{ apiVersion: v1, kind: Pod, metadata: { name: other, namespace: shop } }
`;

export const backendPolicy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: backend, namespace: shop }
spec:
  podSelector: { matchLabels: { app: backend } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: frontend } }
        - ipBlock: { cidr: 10.0.0.0/8 }
      ports: [{ port: 8080 }]
`;

/** The objects of several texts; the first is file `0.yaml`, and so on. */
export function world(...texts: string[]): Deployed[] {
  return texts.flatMap((text, i) => read(`${i}.yaml`, text));
}
