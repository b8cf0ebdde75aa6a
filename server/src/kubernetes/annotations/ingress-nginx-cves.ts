/**
 * Published vulnerabilities of ingress-nginx that show in manifests: what sets them off, and what releases end them.
 * From the Kubernetes CVE feed (issues labelled official-cve-feed) up to March 2026, when upstream maintenance ended.
 */

export interface Vulnerability {
  readonly id: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** What in a manifest sets it off, as a phrase; absent when only the version of the controller counts. */
  readonly trigger?: string;
  /** The first release of each line without it. Empty: none; it is only held down by settings or permissions. */
  readonly fixedIn: readonly string[];
}

export const ingressNginxVulnerabilities: readonly Vulnerability[] = [
  { id: 'CVE-2021-25740', severity: 'medium', trigger: 'Endpoints that point into another namespace', fixedIn: [] },
  { id: 'CVE-2021-25742', severity: 'high', trigger: 'a snippet annotation that reads Secrets', fixedIn: [] },
  { id: 'CVE-2021-25745', severity: 'high', trigger: 'NGINX directives in a path', fixedIn: ['1.2.0'] },
  {
    id: 'CVE-2021-25746',
    severity: 'high',
    trigger: 'NGINX directives in the value of an annotation',
    fixedIn: ['1.2.0'],
  },
  { id: 'CVE-2021-25748', severity: 'high', trigger: 'a line break in a path', fixedIn: ['1.2.1'] },
  { id: 'CVE-2022-4886', severity: 'high', trigger: 'NGINX directives in a path', fixedIn: ['1.8.0'] },
  { id: 'CVE-2023-5043', severity: 'high', trigger: 'the annotation configuration-snippet', fixedIn: ['1.9.0'] },
  { id: 'CVE-2023-5044', severity: 'high', trigger: 'the annotation permanent-redirect', fixedIn: ['1.9.0'] },
  {
    id: 'CVE-2024-7646',
    severity: 'high',
    trigger: 'a line break in the value of an annotation',
    fixedIn: ['1.10.4', '1.11.2'],
  },
  { id: 'CVE-2025-1097', severity: 'high', trigger: 'the annotation auth-tls-match-cn', fixedIn: ['1.11.5', '1.12.1'] },
  {
    id: 'CVE-2025-1098',
    severity: 'high',
    trigger: 'the annotations mirror-target and mirror-host',
    fixedIn: ['1.11.5', '1.12.1'],
  },
  { id: 'CVE-2025-1974', severity: 'critical', fixedIn: ['1.11.5', '1.12.1'] },
  {
    id: 'CVE-2025-24513',
    severity: 'medium',
    trigger: 'file names in a Secret for authentication',
    fixedIn: ['1.11.5', '1.12.1'],
  },
  { id: 'CVE-2025-24514', severity: 'high', trigger: 'the annotation auth-url', fixedIn: ['1.11.5', '1.12.1'] },
  {
    id: 'CVE-2025-15566',
    severity: 'high',
    trigger: 'the annotation auth-proxy-set-headers',
    fixedIn: ['1.12.5', '1.13.1'],
  },
  { id: 'CVE-2026-1580', severity: 'high', trigger: 'the annotation auth-method', fixedIn: ['1.13.7', '1.14.3'] },
  { id: 'CVE-2026-24512', severity: 'high', trigger: 'NGINX directives in a path', fixedIn: ['1.13.7', '1.14.3'] },
  {
    id: 'CVE-2026-24513',
    severity: 'low',
    trigger: 'auth-url together with a defective backend for errors',
    fixedIn: ['1.13.7', '1.14.3'],
  },
  { id: 'CVE-2026-24514', severity: 'medium', fixedIn: ['1.13.7', '1.14.3'] },
  {
    id: 'CVE-2026-3288',
    severity: 'high',
    trigger: 'the annotation rewrite-target',
    fixedIn: ['1.13.8', '1.14.4', '1.15.0'],
  },
  {
    id: 'CVE-2026-4342',
    severity: 'high',
    trigger: 'several annotations together, with comment text in a path',
    fixedIn: ['1.13.9', '1.14.5', '1.15.1'],
  },
];
