/** A profile as a flat list of what it states, for showing it and for finding the statement under a cursor. */

import { type Range, touches } from '../text/range.ts';
import type { ClusterProfile, Stated } from './profile.ts';

export interface Statement {
  /** The path in the profile: `network.dnsServiceIP`, `pools.apps.maxPods`, `network.podCidrs.0`. */
  readonly field: string;
  readonly stated: Stated<string | number | boolean>;
}

/** Everything the profile states, in its own order. */
export function statementsOf(profile: ClusterProfile): readonly Statement[] {
  const statements: Statement[] = [];
  collect(profile, '', statements);
  return statements;
}

/** The statement that is written at an offset of a file, if one is. */
export function statementAt(profile: ClusterProfile, file: string, offset: number): Statement | undefined {
  return statementsOf(profile).find(({ stated }) => stated.file === file && touches(stated.at, offset));
}

/** The field as people write it: `networkPlugin` for `network.networkPlugin`; the sections of the profile are ours. */
export function shortName(field: string): string {
  return field.replace(/^(network|access|ingress|addons|surroundings)\./, '').replace(/\.\d+$/, '');
}

function collect(value: unknown, path: string, statements: Statement[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isStated(value)) {
    statements.push({ field: path, stated: value });
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'place') continue;
    const part = Array.isArray(value) ? (nameOf(inner) ?? key) : key;
    collect(inner, path === '' ? part : `${path}.${part}`, statements);
  }
}

function nameOf(value: unknown): string | undefined {
  const name = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  return typeof name === 'object' && name !== null && isStated(name) ? String(name.value) : undefined;
}

function isStated(value: object): value is Stated<string | number | boolean> {
  return 'value' in value && 'at' in value && isRange(value.at);
}

function isRange(at: unknown): at is Range {
  return typeof at === 'object' && at !== null && 'start' in at && 'end' in at;
}
