/** The namespaces that can be named: those with an object, those that others stand in, and those of every cluster. */

import { isDeployed } from '../../kubernetes/deployed.ts';
import type { Namespace } from '../../kubernetes/kinds/namespace.ts';
import { isPlaceholder } from '../../kubernetes/shape.ts';
import { inlineCode } from '../../text/markdown.ts';
import { countOf } from '../../text/words.ts';
import type { View } from '../../workspace/view.ts';
import type { Proposal } from './proposal.ts';
import { isSelf } from './site.ts';

export interface KnownNamespace {
  readonly name: string;
  readonly object: Namespace | undefined;
  /** How many objects of the bundle stand in it, the one being written not counted. */
  readonly members: number;
}

/** Namespaces of every cluster that manifests have a reason to name: the default one, and where DNS runs. */
const everywhere = ['default', 'kube-system'];

export function namespacesAround(view: View): KnownNamespace[] {
  const found = new Map<string, { object: Namespace | undefined; members: number }>();
  const entryOf = (name: string): { object: Namespace | undefined; members: number } => {
    const known = found.get(name);
    if (known) return known;
    const entry = { object: undefined, members: 0 };
    found.set(name, entry);
    return entry;
  };
  for (const { deployed } of view.bundle.unordered()) {
    for (const one of deployed) {
      if (one.namespace === undefined && one.resource.type !== 'Namespace') continue;
      if (isSelf({ view }, one)) continue;
      if (one.namespace !== undefined) entryOf(one.namespace).members++;
      if (isDeployed(one, 'Namespace') && one.resource.name !== '') entryOf(one.resource.name).object = one.resource;
    }
  }
  for (const name of everywhere) entryOf(name);
  return [...found].filter(([name]) => !isPlaceholder(name)).map(([name, known]) => ({ name, ...known }));
}

export function proposeNamespaces({ view }: { readonly view: View }): Proposal[] {
  return namespacesAround(view).map((known) => {
    return {
      value: known.name,
      kind: 'object',
      detail: wordsOf(known),
      rank: rankOf(known),
      describe: () => about(known),
    };
  });
}

function rankOf({ object, members }: KnownNamespace): number {
  if (object && members > 0) return 0;
  return object || members > 0 ? 1 : 2;
}

function wordsOf({ object, members }: KnownNamespace): string {
  if (members > 0) return countOf(members, 'object');
  return object ? `defined in ${object.file}` : 'in every cluster';
}

function about({ name, object, members }: KnownNamespace): string {
  const parts = [`**Namespace ${inlineCode(name)}**`];
  parts.push(object ? `Defined in ${object.file}.` : 'No object of the bundle defines it.');
  if (members > 0)
    parts.push(`${countOf(members, 'object')} of the bundle ${members === 1 ? 'stands' : 'stand'} in it.`);
  const labels =
    object?.labels?.entries.map(({ key, value }) => `- ${inlineCode(`${key.value}=${value.value}`)}`) ?? [];
  if (labels.length > 0) parts.push(`Its labels:\n\n${labels.join('\n')}`);
  return parts.join('\n\n');
}
