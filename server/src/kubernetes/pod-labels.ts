/** Labels that controllers put on pods at run time, which no manifest shows but selectors may use. */

import type { Workload } from './kinds/workload.ts';
import { holdsFor, type Requirement, type Selector } from './labels.ts';
import { isPlaceholder } from './shape.ts';

/** One label: the kinds whose pods carry it, and how its value follows from the owner where it does. */
interface Row {
  readonly kinds: string;
  readonly value?: (name: string, value: string) => boolean;
  /** The kinds whose own name is the value. */
  readonly ownName?: string;
}

const added: Readonly<Record<string, Row>> = {
  'statefulset.kubernetes.io/pod-name': { kinds: 'StatefulSet', value: isOrdinalOf },
  'apps.kubernetes.io/pod-index': { kinds: 'StatefulSet', value: (_, value) => /^[0-9]+$/.test(value) },
  'controller-revision-hash': { kinds: 'StatefulSet DaemonSet' },
  'pod-template-generation': { kinds: 'DaemonSet' },
  'pod-template-hash': { kinds: 'Deployment ReplicaSet' },
  'rollouts-pod-template-hash': { kinds: 'Rollout' },
  'batch.kubernetes.io/job-name': { kinds: 'Job CronJob', value: isJobOf, ownName: 'Job' },
  'job-name': { kinds: 'Job CronJob', value: isJobOf, ownName: 'Job' },
  'batch.kubernetes.io/controller-uid': { kinds: 'Job CronJob' },
  'controller-uid': { kinds: 'Job CronJob' },
  'batch.kubernetes.io/job-completion-index': { kinds: 'Job' },
};

/** A label that a controller adds to the pods of one workload. */
export interface AddedLabel {
  /** The value, where it follows from the manifest. */
  readonly value: string | undefined;
  mayBe(value: string): boolean;
}

/** The labels that the pods of a workload carry beside those of its template. */
export function addedLabels({ kind, name }: Workload): ReadonlyMap<string, AddedLabel> {
  const rows = Object.entries(added).filter(([, row]) => row.kinds.split(' ').includes(kind));
  return new Map(
    rows.map(([key, row]) => {
      const own = row.ownName === kind ? name : undefined;
      const mayBe = (value: string) => (own === undefined ? (row.value?.(name, value) ?? true) : value === own);
      return [key, { value: own, mayBe }];
    }),
  );
}

export function isAddedLabel(key: string): boolean {
  return Object.hasOwn(added, key);
}

/**
 * Whether a selector selects the pods of a workload, labels that its controller adds included: such a label counts as
 * present, with any value that the controller may give it.
 */
export function selectsPodsOf(selector: Selector, workload: Workload): boolean {
  for (const requirement of selector.requirements) if (!holdsForPods(requirement, workload)) return false;
  return true;
}

/** Whether substitutions will still change the pods' labels, so that nobody can say which selectors match. */
export function hasPlaceholderLabels(workload: Workload): boolean {
  const entries = workload.podLabels?.entries ?? [];
  return entries.some(({ key, value }) => isPlaceholder(key.value) || isPlaceholder(value.value));
}

function holdsForPods(requirement: Requirement, workload: Workload): boolean {
  const written = workload.podLabels?.get(requirement.key);
  if (written !== undefined || !isAddedLabel(requirement.key)) return holdsFor(requirement, written);
  const label = added[requirement.key]!;
  if (!label.kinds.split(' ').includes(workload.kind)) return holdsFor(requirement, undefined);
  switch (requirement.operator) {
    case 'In':
      return requirement.values.some((value) => label.value?.(workload.name, value) ?? true);
    case 'DoesNotExist':
      return false;
    default:
      return true;
  }
}

function isOrdinalOf(name: string, value: string): boolean {
  return value.startsWith(`${name}-`) && /^[0-9]+$/.test(value.slice(name.length + 1));
}

function isJobOf(name: string, value: string): boolean {
  return value === name || value.startsWith(`${name}-`);
}
