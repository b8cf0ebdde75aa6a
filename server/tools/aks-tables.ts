/** The lists behind the pages about AKS: what its guidance asks for, its annotations, its policies, and its pages' dates. */

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './rule-files.ts';

const folder = 'server/tools/aks';

/** Something that the guidance of AKS suggests to check. */
export interface Candidate {
  readonly id: string;
  readonly about: string;
}

/** A built-in policy of Azure for clusters and their manifests. */
export interface AzurePolicy {
  readonly title: string;
  readonly definition: string;
  readonly id: string;
  readonly version: string;
  /** The rule that finds what breaks it; undefined when none does. */
  readonly rule: string | undefined;
  readonly remark: string;
}

/** Annotations under the heading of who reads them. */
export interface AnnotationGroup {
  readonly title: string;
  readonly keys: readonly string[];
}

export function readCandidates(base: string = root): Candidate[] {
  return rows(base, 'candidates.tsv').map(([id = '', about = '']) => ({ id, about }));
}

export function readPolicies(base: string = root): AzurePolicy[] {
  return rows(base, 'policies.tsv').map(
    ([title = '', definition = '', id = '', version = '', rule = '', remark = '']) => {
      return { title, definition, id, version, rule: rule === '-' ? undefined : rule, remark };
    },
  );
}

/** The day that each page of the AKS documentation bears. */
export function readPageDates(base: string = root): ReadonlyMap<string, string> {
  return new Map(rows(base, 'sources.tsv').map(([page = '', date = '']) => [page, date]));
}

export function readAnnotationGroups(base: string = root): AnnotationGroup[] {
  const groups: { title: string; keys: string[] }[] = [];
  for (const line of textOf(base, 'annotations.txt').split(/\r?\n/)) {
    if (line.startsWith('#')) groups.push({ title: line.slice(1).trim(), keys: [] });
    else if (line.trim() !== '') groups.at(-1)?.keys.push(line.trim());
  }
  // The first heading is about the file.
  return groups.slice(1);
}

function rows(base: string, name: string): string[][] {
  const lines = textOf(base, name)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  return lines.slice(1).map((line) => line.split('\t').map((part) => part.trim()));
}

function textOf(base: string, name: string): string {
  return readFileSync(path.join(base, folder, name), 'utf8');
}
