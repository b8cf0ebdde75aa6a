/** Suppressions that users already wrote for other linters, honoured for the equal rule. */

export interface PeerAllowance {
  readonly rule: string;
  readonly reason: string;
}

/** What an annotation written for another tool allows here. */
export function peerAllowances(key: string, value: string): readonly PeerAllowance[] {
  const kubeLinter = /^ignore-check\.kube-linter\.io\/(.+)$/.exec(key);
  if (kubeLinter) return (kubeLinterChecks[kubeLinter[1]!] ?? []).map((rule) => ({ rule, reason: value }));
  return [];
}

const kubeLinterChecks: Readonly<Record<string, readonly string[]>> = {
  'dangling-service': ['service/selects-nothing'],
};
