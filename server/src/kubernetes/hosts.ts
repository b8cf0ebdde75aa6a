/** Host names of Ingresses and routes, and which of them a wildcard covers. */

/** Whether a host is one of those that a pattern of an Ingress means: itself, or `*.` and exactly one more label. */
export function coversHost(pattern: string, host: string): boolean {
  const a = pattern.toLowerCase();
  const b = host.toLowerCase();
  if (a === b) return true;
  return a.startsWith('*.') && !b.startsWith('*') && b.slice(b.indexOf('.') + 1) === a.slice(2) && b.includes('.');
}
