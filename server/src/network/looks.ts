/** Collapses pods that look the same to every selector: only labels, names and values that some policy mentions count. */

import { noLabels } from '../kubernetes/labels.ts';
import type { Labelled } from './label-index.ts';
import type { Pod } from './pod.ts';
import type { Vocabulary, Words } from './vocabulary.ts';

/** A namespace as selectors see it. */
export interface NamespaceFacts extends Labelled {
  readonly name: string;
}

/** Pods in their effective namespace. */
export interface PlacedPod {
  readonly pod: Pod;
  readonly namespace: NamespaceFacts;
}

/** Pods of one look have the same labels, as far as selectors ask for them, the same named ports and like namespaces. */
export interface PodLook {
  /** One of the pods, to speak for all; undefined for an ingress controller that nothing is known of. */
  readonly pod: Pod | undefined;
  readonly labels: Labelled;
  /** The position of the look of their namespaces. */
  readonly namespace: number;
  /** What beside labels tells these pods from others: host networking and what port names stand for. */
  readonly otherwise: string;
}

export interface NamespaceLook extends Labelled {
  /** The namespace itself where terms mean it by itself; such a look is no other's. */
  readonly own: string | undefined;
}

export interface Looks {
  readonly pods: readonly PodLook[];
  readonly namespaces: readonly NamespaceLook[];
  /** The look of each pod, by the pod's position in the list given. */
  readonly lookOf: readonly number[];
  /** The look of an ingress controller of which nothing is known, where one was asked for. */
  readonly controller: number | undefined;
  /** Equal for equal lists of looks. */
  readonly key: string;
}

/** What is believed of an ingress controller whose pods are not among the objects. */
export interface UnseenController {
  readonly pod: Labelled;
  readonly namespace: Labelled;
}

export function looksOf(
  pods: readonly PlacedPod[],
  vocabulary: Vocabulary,
  controller: UnseenController | undefined,
): Looks {
  const namespaces = new Grouping<NamespaceLook>();
  const looks = new Grouping<PodLook>();
  const homes = new Map<NamespaceFacts, number>();
  const lookOf = pods.map(({ pod, namespace }) => {
    const home = homes.get(namespace) ?? addNamespace(namespace, namespaces, vocabulary);
    homes.set(namespace, home);
    const otherwise = `${pod.hostNetwork ? '^' : ''}${spellPorts(pod, vocabulary.portNames)}`;
    const signature = `${home}/${otherwise}/${spellLabels(pod, vocabulary.podLabels)}`;
    return looks.add(signature, () => ({ pod, labels: pod, namespace: home, otherwise }));
  });
  const unseen = controller && addController(controller, namespaces, looks);
  const key = `${namespaces.key}\n${looks.key}`;
  return { pods: looks.members, namespaces: namespaces.members, lookOf, controller: unseen, key };
}

function addNamespace(
  namespace: NamespaceFacts,
  namespaces: Grouping<NamespaceLook>,
  { ownNamespaces, namespaceLabels }: Vocabulary,
): number {
  const own = ownNamespaces.has(namespace.name) ? namespace.name : undefined;
  const signature = `${own ?? ''}/${spellLabels(namespace, namespaceLabels)}`;
  return namespaces.add(signature, () => ({ ...labelsOnly(namespace), own }));
}

function addController(
  { pod, namespace }: UnseenController,
  namespaces: Grouping<NamespaceLook>,
  looks: Grouping<PodLook>,
): number {
  const home = namespaces.add('controller', () => ({ ...namespace, own: undefined }));
  return looks.add('controller', () => ({ pod: undefined, labels: pod, namespace: home, otherwise: 'controller' }));
}

/** Numbers things by their signatures in the order in which they come. */
class Grouping<T> {
  readonly members: T[] = [];
  readonly #positions = new Map<string, number>();

  add(signature: string, make: () => T): number {
    const known = this.#positions.get(signature);
    if (known !== undefined) return known;
    const position = this.members.length;
    this.#positions.set(signature, position);
    this.members.push(make());
    return position;
  }

  get key(): string {
    return [...this.#positions.keys()].join('\n');
  }
}

function spellPorts({ portNames }: Pod, asked: ReadonlySet<string>): string {
  let text = '';
  for (const [name, ports] of portNames) if (asked.has(name)) text += `|${name}:${ports}`;
  return text;
}

/** Values that no selector names are all alike. */
function spellLabels({ labels, unknownValues, open }: Labelled, words: Words): string {
  const parts: string[] = [];
  for (const [key, value] of labels) {
    const values = words.get(key);
    if (values) parts.push(values.has(value) ? `${key}=${value}` : key);
  }
  for (const [key, mayBe] of unknownValues) {
    const values = words.get(key);
    if (values) parts.push(`${key}~${[...values].filter(mayBe).sort().join('|')}`);
  }
  if (parts.length > 1) parts.sort();
  return open && couldHaveMore(labels, unknownValues, words) ? `${parts.join(',')}…` : parts.join(',');
}

/** Whether there may be more labels makes no difference where no selector could ask for them. */
function couldHaveMore(labels: Labelled['labels'], unknownValues: Labelled['unknownValues'], words: Words): boolean {
  for (const key of words.keys()) if (!labels.has(key) && !unknownValues.has(key)) return true;
  return false;
}

function labelsOnly({ labels, unknownValues, open }: Labelled): Labelled {
  return { labels, unknownValues, open };
}

/** A thing with these labels and no others. */
export function labelled(labels: ReadonlyMap<string, string> = noLabels, open = false): Labelled {
  return { labels, unknownValues: new Map(), open };
}
