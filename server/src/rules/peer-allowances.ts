/** Suppressions that users already wrote for other linters, honoured for the equal rules in the whole object. */

import {
  checkovChecks,
  datreeChecks,
  kubeLinterChecks,
  kubeScoreChecks,
  monokleChecks,
  type PeerChecks,
  polarisChecks,
} from './peer-checks.ts';

export interface PeerAllowance {
  readonly rule: string;
  readonly reason: string;
}

/** What an annotation written for another tool allows here. */
export function peerAllowances(key: string, value: string): readonly PeerAllowance[] {
  const slash = key.indexOf('/');
  const read = readers[key.slice(0, slash)];
  return slash < 0 || !read ? [] : read(key.slice(slash + 1), value);
}

type Reader = (name: string, value: string) => readonly PeerAllowance[];

/** By the domain of the annotation. */
const readers: Readonly<Record<string, Reader>> = {
  'ignore-check.kube-linter.io': (check, reason) => allow(kubeLinterChecks, [check], reason),
  'kube-linter.io': (name, reason) => (name === 'ignore-all' ? allowAll(kubeLinterChecks, reason) : []),
  'kube-score': (name, checks) => (name === 'ignore' ? allow(kubeScoreChecks, checks.split(','), '') : []),
  'polaris.fairwinds.com': readPolaris,
  'checkov.io': readCheckov,
  'datree.skip': (check, reason) => allow(datreeChecks, [check], reason),
  'monokle.io': (name, reason) => allow(monokleChecks, [name.replace(/^suppress\./, '')], reason),
};

function readPolaris(name: string, value: string): readonly PeerAllowance[] {
  if (value !== 'true') return [];
  return name === 'exempt' ? allowAll(polarisChecks, '') : allow(polarisChecks, [name.replace(/-exempt$/, '')], '');
}

/** `checkov.io/skip1: CKV_K8S_19=the reason`. */
function readCheckov(name: string, value: string): readonly PeerAllowance[] {
  if (!/^skip[0-9]*$/.test(name)) return [];
  const equals = value.indexOf('=');
  const check = equals < 0 ? value : value.slice(0, equals);
  return allow(checkovChecks, [check], equals < 0 ? '' : value.slice(equals + 1));
}

function allow(checks: PeerChecks, names: readonly string[], reason: string): PeerAllowance[] {
  const rules = names.flatMap((name) => checks[name.trim()]?.split(' ') ?? []);
  return rules.map((rule) => ({ rule, reason: reason.trim() }));
}

function allowAll(checks: PeerChecks, reason: string): PeerAllowance[] {
  return allow(checks, Object.keys(checks), reason);
}
