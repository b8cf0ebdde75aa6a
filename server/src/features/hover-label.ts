/** A label in words: who carries it, which Services and policies pick it, and what comes near when nobody does. */

import { isDeployed } from '../kubernetes/deployed.ts';
import { titleOf } from '../kubernetes/resource.ts';
import { inlineCode } from '../text/markdown.ts';
import { editsBetween } from '../text/nearest.ts';
import { someOf } from '../text/words.ts';
import type { Bundle } from '../workspace/bundle.ts';
import { keys } from '../workspace/postings.ts';
import type { Mention } from './mentions.ts';

const listed = 12;

export function describeLabel(bundle: Bundle, mention: Mention, all: readonly Mention[]): string {
  const label = mention.keys[0]?.slice(mention.keys[0].indexOf('/') + 1) ?? mention.text;
  const parts = [`**Label ${inlineCode(label)}**`];
  const carriers = titles(all.filter(({ role }) => role === 'definition'));
  parts.push(
    carriers.length > 0
      ? `Carried by ${someOf(carriers, listed)}.`
      : `No workload in view carries it.${nearestWords(bundle, mention, label)}`,
  );
  const references = all.filter(({ role, deployed }) => role === 'reference' && deployed.resource.type !== 'Workload');
  const peers = references.filter(isPeer);
  const selecting = titles(references.filter((one) => !peers.includes(one)));
  if (selecting.length > 0) parts.push(`Selected by ${someOf(selecting, listed)}.`);
  if (peers.length > 0) parts.push(`Named for the other end of traffic by ${someOf(titles(peers), listed)}.`);
  if (references.length === 0) parts.push('No Service or policy in view selects by it.');
  return parts.join('\n\n');
}

/** Whether a policy names the label in one of its rules rather than for the pods that it is about. */
function isPeer({ deployed: { resource }, at }: Mention): boolean {
  if (resource.type !== 'NetworkPolicy') return false;
  const own = resource.spec?.podSelector?.node;
  return !own || at.start < own.start || own.end < at.end;
}

/** The value of the same key that is spelt most alike, among the workloads of the namespaces that are meant. */
function nearestWords(bundle: Bundle, { namespaces, text }: Mention, label: string): string {
  const key = label.slice(0, label.length - text.length - 1);
  let best: { value: string; title: string; edits: number } | undefined;
  for (const one of namespaces.flatMap((namespace) => bundle.filed(keys.type('Workload', namespace)))) {
    const value = isDeployed(one, 'Workload') ? one.resource.podLabels?.get(key) : undefined;
    if (value === undefined || value === '') continue;
    const edits = editsBetween(value, text, 3);
    const isClose = edits <= Math.max(1, Math.min(3, Math.floor(text.length / 4)));
    if (isClose && (!best || edits < best.edits)) best = { value, title: titleOf(one.resource), edits };
  }
  return best ? ` Nearest is ${inlineCode(`${key}=${best.value}`)} of ${best.title}.` : '';
}

function titles(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map(({ deployed }) => titleOf(deployed.resource)))];
}
