/** Collapses pods that look the same to every selector: only labels, names and values that some policy mentions count. */

import { noLabels } from '../kubernetes/labels.ts';
import type { Labelled } from './label-index.ts';
import { namedPorts, type Pod } from './pod.ts';
import type { PortSet } from './sets/port-set.ts';
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

/**
 * Pods of one look have the same labels, as far as selectors ask for them, the same named ports and like namespaces.
 * A look tells nothing beyond that: it may outlive its pods and answer for others that are alike only as far as this.
 */
export interface PodLook {
  /** Whether policies may see the pods as the node they run on. */
  readonly hostNetwork: boolean;
  readonly labels: Labelled;
  /** What the port names that policies use stand for, ports of every protocol together. */
  readonly ports: ReadonlyMap<string, PortSet>;
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
    return looks.add(signature, () => ({
      hostNetwork: pod.hostNetwork,
      labels: asSpelled(pod, vocabulary.podLabels),
      ports: portsOf(pod, vocabulary.portNames),
      namespace: home,
      otherwise,
    }));
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
  return namespaces.add(signature, () => ({ ...asSpelled(namespace, namespaceLabels), own }));
}

function addController(
  { pod, namespace }: UnseenController,
  namespaces: Grouping<NamespaceLook>,
  looks: Grouping<PodLook>,
): number {
  const home = namespaces.add('controller', () => ({ ...namespace, own: undefined }));
  return looks.add('controller', () => ({
    hostNetwork: false,
    labels: pod,
    ports: new Map(),
    namespace: home,
    otherwise: 'controller',
  }));
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

function portsOf(pod: Pod, asked: ReadonlySet<string>): Map<string, PortSet> {
  const names = [...pod.portNames.keys()].filter((name) => asked.has(name));
  return new Map(names.map((name) => [name, namedPorts(pod, name, undefined)]));
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

/** The labels as far as `spellLabels` tells them: what is spelled alike answers alike, whatever is asked later. */
function asSpelled({ labels, unknownValues, open }: Labelled, words: Words): Labelled {
  const told = new Map<string, string>();
  const untold = new Map<string, (value: string) => boolean>();
  for (const [key, value] of labels) {
    const values = words.get(key);
    if (values?.has(value)) told.set(key, value);
    else if (values) untold.set(key, () => false);
  }
  for (const [key, mayBe] of unknownValues) {
    const guesses = new Set([...(words.get(key) ?? [])].filter(mayBe));
    if (words.has(key)) untold.set(key, (value) => guesses.has(value));
  }
  return { labels: told, unknownValues: untold, open: open && couldHaveMore(labels, unknownValues, words) };
}

/** A thing with these labels and no others. */
export function labelled(labels: ReadonlyMap<string, string> = noLabels, open = false): Labelled {
  return { labels, unknownValues: new Map(), open };
}
