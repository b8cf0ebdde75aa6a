/** Writes the manifests of many namespaces, each with workloads that call each other in a tree. */

/**
 * Each workload has a Service and lets its caller in, which calls five others; the first of each namespace also lets in the
 * last of the namespace before, and the first of all is open to the internet.
 */
export function wideManifests(namespaces: number, workloads: number): string {
  const documents: string[] = [];
  for (let n = 0; n < namespaces; n++) {
    const namespace = `team-${n}`;
    documents.push(`apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace}, labels: { team: "${n}" } }\n`);
    for (let w = 0; w < workloads; w++) {
      documents.push(
        deployment(namespace, `app-${w}`),
        service(namespace, `app-${w}`, n === 0 && w === 0),
        policy(namespace, `app-${w}`, w === 0 ? outsider(n - 1, workloads) : `app-${Math.floor((w - 1) / 5)}`),
      );
    }
  }
  return documents.join('---\n');
}

function deployment(namespace: string, name: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: main, image: example.com/${name}, ports: [{ containerPort: 8080 }] }] }
`;
}

function service(namespace: string, name: string, isPublic: boolean): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { ${isPublic ? 'type: LoadBalancer, ' : ''}selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }
`;
}

interface Outsider {
  readonly team: number;
  readonly app: string;
}

function outsider(team: number, workloads: number): Outsider | undefined {
  return team < 0 ? undefined : { team, app: `app-${workloads - 1}` };
}

/** Lets in a workload of the namespace by its name, one of another namespace, or for undefined everybody. */
function policy(namespace: string, name: string, caller: string | Outsider | undefined): string {
  const from =
    caller === undefined
      ? '{}'
      : typeof caller === 'string'
        ? `{ from: [{ podSelector: { matchLabels: { app: ${caller} } } }] }`
        : `{ from: [{ namespaceSelector: { matchLabels: { team: "${caller.team}" } }, podSelector: { matchLabels: { app: ${caller.app} } } }] }`;
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: ${name} } }
  policyTypes: [Ingress]
  ingress: [${from}]
`;
}
