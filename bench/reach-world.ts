/** Writes worlds of any size for the reachability benchmarks: workloads and policies in namespaces, as manifests. */

import type { Deployed } from '../server/src/kubernetes/deployed.ts';
import { readDocument } from '../server/src/kubernetes/read.ts';
import { parse } from '../server/src/manifest/parse.ts';

export interface Size {
  readonly workloads: number;
  readonly policies: number;
  readonly namespaces: number;
  /** How many different `app` labels a namespace has; pods of one are alike to every policy. */
  readonly apps: number;
}

/** The objects of one bundle, each from a file of its own. */
export function writeWorld(size: Size): Deployed[] {
  const texts: string[] = [];
  for (let n = 0; n < size.namespaces; n++) texts.push(namespaceText(n));
  for (let w = 0; w < size.workloads; w++) texts.push(workloadText(w, size));
  for (let p = 0; p < size.policies; p++) texts.push(policyText(p, size));
  return texts.flatMap((text, i) => readText(`${i}.yaml`, text));
}

export function readText(file: string, text: string): Deployed[] {
  return parse(text)
    .documents.flatMap((document, index) => readDocument({ file, text }, index, document))
    .map((resource) => ({ resource, namespace: resource.namespace }));
}

function namespaceText(n: number): string {
  return `apiVersion: v1
kind: Namespace
metadata: { name: ns${n}, labels: { team: t${n % 7}, zone: z${n % 3} } }
`;
}

function workloadText(w: number, { namespaces, apps }: Size): string {
  const app = Math.floor(w / namespaces) % apps;
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: w${w}, namespace: ns${w % namespaces} }
spec:
  template:
    metadata: { labels: { app: a${app}, tier: tier${app % 4}, run: w${w} } }
    spec:
      containers: [{ name: main, image: x, ports: [{ name: http, containerPort: ${8000 + (app % 5)} }] }]
`;
}

/** Every tenth policy closes its namespace; the others open an app to some peers, a few of them outside the cluster. */
export function policyText(p: number, { namespaces, apps }: Size, port = 8000 + (p % 5)): string {
  const namespace = `ns${p % namespaces}`;
  const turn = Math.floor(p / namespaces);
  const head = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p${p}, namespace: ${namespace} }
`;
  if (turn === 0) return `${head}spec: { podSelector: {}, policyTypes: [Ingress, Egress] }\n`;
  const outside = p % 9 === 0 ? `\n    - ipBlock: { cidr: 10.${p % 200}.0.0/16, except: [10.${p % 200}.7.0/24] }` : '';
  return `${head}spec:
  podSelector: { matchLabels: { app: a${turn % apps} } }
  policyTypes: [Ingress, Egress]
  ingress:
  - from:
    - podSelector: { matchLabels: { app: a${(turn + 1) % apps} } }
    - namespaceSelector: { matchLabels: { team: t${p % 7} } }
      podSelector: { matchExpressions: [{ key: tier, operator: In, values: [tier${p % 4}, tier${(p + 1) % 4}] }] }${outside}
    ports: [{ port: ${port} }, { port: http }]
  egress:
  - to: [{ namespaceSelector: {} }]
    ports: [{ port: 53, protocol: UDP }, { port: 8000, endPort: 8009 }]
  - to: [{ podSelector: { matchLabels: { app: a${(turn + 2) % apps} } } }]
`;
}
