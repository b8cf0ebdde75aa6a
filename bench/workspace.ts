/** Writes the workspaces that are measured: deterministic, of any size, every reference resolving. */

export interface MadeFile {
  readonly path: string;
  readonly text: string;
}

const teams = [
  'billing',
  'catalog',
  'checkout',
  'fraud',
  'identity',
  'ledger',
  'pricing',
  'search',
  'shipping',
  'support',
];
const roles = ['api', 'worker', 'gateway', 'store', 'sync', 'proxy', 'cache', 'relay'];

/**
 * A workspace of about `manifests` objects, one object a file. Each team has a namespace with policies that deny by
 * default; each application has a Deployment, a Service, a policy that admits the application before it, and some have
 * an Ingress and a ConfigMap.
 */
export function makeWorkspace(manifests: number, seed = 1): MadeFile[] {
  const random = mulberry(seed);
  const files: MadeFile[] = [];
  const perTeam = 60;
  for (let team = 0; files.length < manifests; team++) {
    const namespace = `${teams[team % teams.length]}-${Math.floor(team / teams.length) + 1}`;
    const folder = `teams/${namespace}`;
    files.push({ path: `${folder}/namespace.yaml`, text: namespaceOf(namespace) });
    files.push({ path: `${folder}/default-deny.yaml`, text: denyOf(namespace) });
    let caller = 'gateway';
    for (let app = 0; app < perTeam / 5 && files.length < manifests; app++) {
      const name = `${roles[Math.floor(random() * roles.length)]}-${team}-${app}`;
      const port = 8000 + Math.floor(random() * 900);
      const at = `${folder}/${name}`;
      files.push({ path: `${at}/deployment.yaml`, text: deploymentOf(name, namespace, port) });
      files.push({ path: `${at}/service.yaml`, text: serviceOf(name, namespace) });
      files.push({
        path: `${at}/policy.yaml`,
        text: policyOf(name, namespace, caller === 'gateway' ? name : caller, port),
      });
      if (random() < 0.4) files.push({ path: `${at}/ingress.yaml`, text: ingressOf(name, namespace) });
      if (random() < 0.8) files.push({ path: `${at}/config.yaml`, text: configOf(name, namespace, port) });
      caller = name;
    }
  }
  return files.slice(0, manifests);
}

function namespaceOf(namespace: string): string {
  return `apiVersion: v1
kind: Namespace
metadata:
  name: ${namespace}
  labels:
    tier: application
`;
}

function denyOf(namespace: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny
  namespace: ${namespace}
spec:
  podSelector: {}
  policyTypes:
    - Ingress
`;
}

function deploymentOf(name: string, namespace: string, port: number): string {
  return `# ${name} runs behind its Service only.
apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: ${namespace}
  labels:
    app.kubernetes.io/name: ${name}
    app.kubernetes.io/part-of: ${namespace}
spec:
  replicas: 2
  selector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  template:
    metadata:
      labels:
        app.kubernetes.io/name: ${name}
        app.kubernetes.io/part-of: ${namespace}
        tier: backend
    spec:
      containers:
        - name: main
          image: registry.example.com/${namespace}/${name}:1.0.0
          ports:
            - name: http
              containerPort: ${port}
          env:
            - name: LOG_LEVEL
              value: info
            - name: POD_NAME
              valueFrom:
                fieldRef:
                  fieldPath: metadata.name
          readinessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              memory: 256Mi
`;
}

function serviceOf(name: string, namespace: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  selector:
    app.kubernetes.io/name: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

function policyOf(name: string, namespace: string, caller: string, port: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: ${name}
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app.kubernetes.io/name: ${caller}
      ports:
        - protocol: TCP
          port: ${port}
`;
}

function ingressOf(name: string, namespace: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  ingressClassName: nginx
  rules:
    - host: ${name}.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: ${name}
                port:
                  name: http
`;
}

function configOf(name: string, namespace: string, port: number): string {
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: ${namespace}
data:
  FEATURES: basic
  application.yaml: |
    server:
      port: ${port}
    logging:
      level: info
`;
}

/** A small random generator with a seed, the same on every machine. */
function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
}
