/** The selector of a controller over its own pods, and the edits that bring it and their labels together. */

import { isMap, type MapNode } from '../manifest/located.ts';
import { setEntry, setPath } from '../manifest/rewrite-map.ts';
import type { Edit } from '../text/edit.ts';
import { isLabelValue, isQualifiedName } from './formats.ts';
import { allOf } from './ingress-migration.ts';
import type { Workload } from './kinds/workload.ts';
import { holds, labelsOf, type Requirement, selectorOf, type WrittenSelector } from './labels.ts';
import { isMisread } from './misread.ts';
import { hasPlaceholderLabels } from './pod-labels.ts';
import { selectorProblems } from './selector-problems.ts';
import { isPlaceholder } from './shape.ts';

/** The kinds whose selector must be written and must match the template; a ReplicationController's has a default. */
const mustSelect = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']);

function mustHaveSelector({ builtIn, kind }: Workload): boolean {
  return builtIn && mustSelect.has(kind);
}

/** Whether the API server holds the selector against the template where there is one. */
function mayHaveSelector(workload: Workload): boolean {
  if (workload.kind === 'ReplicationController') return true;
  const manual = workload.kind === 'Job' ? jobSpecOf(workload)?.get('manualSelector') : undefined;
  return manual?.kind === 'scalar' && manual.value === true;
}

export function isJob({ builtIn, kind }: Workload): boolean {
  return builtIn && (kind === 'Job' || kind === 'CronJob');
}

/** The specification of a Job, or of the Jobs that a CronJob makes. */
export function jobSpecOf({ node, kind }: Workload): MapNode | undefined {
  const spec = node.get('spec');
  if (kind !== 'CronJob') return isMap(spec) ? spec : undefined;
  const template = isMap(spec) ? spec.get('jobTemplate') : undefined;
  const job = isMap(template) ? template.get('spec') : undefined;
  return isMap(job) ? job : undefined;
}

/** Whether the selector that a workload must have is missing, or demands nothing. */
export function lacksSelector(workload: Workload): boolean {
  const { matchLabels, matchExpressions } = workload.selector ?? {};
  const count = (matchLabels?.entries.length ?? 0) + (matchExpressions?.items.length ?? 0);
  return count === 0 && (mustHaveSelector(workload) || hasNoDefault(workload));
}

/** A ReplicationController takes the labels of its template for a selector, if there are any. */
function hasNoDefault(workload: Workload): boolean {
  const { builtIn, kind, podLabels, podMetadata } = workload;
  const template = templateOf(workload);
  if (!builtIn || kind !== 'ReplicationController' || !template || (podLabels?.entries.length ?? 0) > 0) return false;
  return ![{ node: template, key: undefined }, podMetadata].some((placed) => placed && isMisread(workload, placed));
}

/** What a workload's selector demands and its own template does not carry. Unclear or faulty selectors demand nothing. */
export function unmetRequirements(workload: Workload): readonly Requirement[] {
  const { selector, podLabels, podMetadata } = workload;
  const isOwn = mustHaveSelector(workload) || (workload.builtIn && mayHaveSelector(workload));
  if (!selector || !isOwn || !templateOf(workload) || hasPlaceholderLabels(workload)) return [];
  const template = { node: templateOf(workload)!, key: undefined };
  if ([template, podMetadata, podLabels].some((placed) => placed && isMisread(workload, placed))) return [];
  if (isMisreadSelector(workload) || selectorProblems(selector, workload).length > 0) return [];
  const labels = labelsOf(podLabels);
  return selectorOf(selector).requirements.filter((requirement) => {
    return !isPlaceholder(requirement.key) && !requirement.values.some(isPlaceholder) && !holds(requirement, labels);
  });
}

/** Whether what a selector demands cannot be told from what was written. */
export function isMisreadSelector(workload: Workload): boolean {
  const { selector } = workload;
  const expressions = selector?.matchExpressions?.items ?? [];
  const parts = [
    selector,
    selector?.matchLabels,
    selector?.matchExpressions,
    ...expressions,
    ...expressions.map(({ values }) => values),
  ];
  return parts.some((placed) => placed && isMisread(workload, placed));
}

/** Gives the pods the labels that are missing; undefined where a requirement names no single value. */
export function podLabelEdits(text: string, workload: Workload, unmet: readonly Requirement[]): Edit[] | undefined {
  const template = templateOf(workload);
  const pairs = unmet.map(({ key, operator, values }) =>
    operator === 'In' && values.length === 1 ? [key, values[0]!] : [],
  );
  if (!template || pairs.some((pair) => pair.length === 0)) return undefined;
  const labels = workload.podLabels?.node;
  if (!isMap(labels) || labels.entries.length === 0) {
    return setPath(text, template, ['metadata', 'labels'], Object.fromEntries(pairs));
  }
  return allOf(pairs.map(([key, value]) => setEntry(text, labels, key!, value!)));
}

/** Makes the selector demand what the pods carry, by the keys that it has if they carry any of them. */
export function selectorEdits(text: string, workload: Workload): Edit[] | undefined {
  const { selector, podLabels, node } = workload;
  const spec = node.get('spec');
  const labels = podLabels?.entries ?? [];
  if (!isMap(spec) || labels.length === 0 || (selector?.matchExpressions?.items.length ?? 0) > 0) return undefined;
  const shared = labels.filter(({ key }) => selector?.matchLabels?.get(key.value) !== undefined);
  const chosen = shared.length > 0 ? shared : labels;
  // What no label can be is a finding at the labels, and nothing to select by.
  if (chosen.some(({ key, value }) => !isQualifiedName(key.value) || !isLabelValue(value.value))) return undefined;
  const pairs = Object.fromEntries(chosen.map(({ key, value }) => [key.value, value.value]));
  if (selector && isPlainMap(selector)) return setEntry(text, spec, 'selector', pairs);
  const written = selector?.node;
  return isMap(written) && written.entries.length > 0
    ? setEntry(text, written, 'matchLabels', pairs)
    : (setEntry(text, spec, 'selector', { matchLabels: pairs }, { after: 'replicas' }) ??
        setEntry(text, spec, 'selector', { matchLabels: pairs }, 'first'));
}

function isPlainMap({ node, matchLabels }: WrittenSelector): boolean {
  return matchLabels?.node === node;
}

function templateOf({ node }: Workload): MapNode | undefined {
  const spec = node.get('spec');
  const template = isMap(spec) ? spec.get('template') : undefined;
  return isMap(template) ? template : undefined;
}
