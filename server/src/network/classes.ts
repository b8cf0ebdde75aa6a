/** Collapses pods into classes: pods of one class look the same to every policy, so one verdict serves them all. */

import { noLabels } from '../kubernetes/labels.ts';
import type { Labelled } from './label-index.ts';
import { type Pod, portsNamed } from './pod.ts';
import { type Protocol, protocols } from './sets/port-set.ts';
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

export interface PodClass {
  /** One of its pods, to speak for all; undefined for an ingress controller that nothing is known of. */
  readonly pod: Pod | undefined;
  readonly labels: Labelled;
  /** The position of its namespaces' class. */
  readonly namespace: number;
  readonly hostNetwork: boolean;
}

export interface NamespaceClass extends Labelled {
  /** The namespace itself where terms mean it by itself; such a class holds no other. */
  readonly own: string | undefined;
}

export interface Classes {
  readonly pods: readonly PodClass[];
  readonly namespaces: readonly NamespaceClass[];
  /** The class of each pod, by the pod's position in the list given. */
  readonly classOf: readonly number[];
  /** The class of an ingress controller of which nothing is known, where one was asked for. */
  readonly controller: number | undefined;
  /** Equal for equal lists of classes. */
  readonly key: string;
}

/** What is believed of an ingress controller whose pods are not among the objects. */
export interface UnseenController {
  readonly pod: Labelled;
  readonly namespace: Labelled;
}

export function classify(
  pods: readonly PlacedPod[],
  vocabulary: Vocabulary,
  controller: UnseenController | undefined,
): Classes {
  const namespaces = new Grouping<NamespaceClass>();
  const classes = new Grouping<PodClass>();
  const projections = new Map<NamespaceFacts, number>();
  const spell = speller(vocabulary);
  const classOf = pods.map(({ pod, namespace }) => {
    let home = projections.get(namespace);
    if (home === undefined) {
      const own = vocabulary.ownNamespaces.has(namespace.name) ? namespace.name : undefined;
      const signature = `${own ?? ''}/${spellLabels(namespace, vocabulary.namespaceLabels)}`;
      home = namespaces.add(signature, () => ({ ...labelsOnly(namespace), own }));
      projections.set(namespace, home);
    }
    const at = home;
    return classes.add(`${at}/${spell(pod)}`, () => ({
      pod,
      labels: pod,
      namespace: at,
      hostNetwork: pod.hostNetwork,
    }));
  });
  const unseen = controller && addController(controller, namespaces, classes);
  return {
    pods: classes.members,
    namespaces: namespaces.members,
    classOf,
    controller: unseen,
    key: `${namespaces.key}\n${classes.key}`,
  };
}

function addController(
  { pod, namespace }: UnseenController,
  namespaces: Grouping<NamespaceClass>,
  classes: Grouping<PodClass>,
): number {
  const home = namespaces.add('controller', () => ({ ...namespace, own: undefined }));
  return classes.add('controller', () => ({ pod: undefined, labels: pod, namespace: home, hostNetwork: false }));
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

/** Writes down what the vocabulary can see of a pod, so that pods written alike are alike. */
function speller({ podLabels, portNames }: Vocabulary): (pod: Pod) => string {
  const namings = [...portNames].sort().flatMap((name) => [...protocols].map((protocol) => ({ name, protocol })));
  return (pod) => {
    const host = pod.hostNetwork ? '^' : '';
    const ports = pod.portNames.size > 0 ? spellPorts(pod, namings) : '';
    return `${host}${spellLabels(pod, podLabels)}${ports}`;
  };
}

function spellPorts(pod: Pod, namings: readonly { name: string; protocol: Protocol }[]): string {
  let text = '';
  for (const { name, protocol } of namings) {
    const ports = portsNamed(pod, name, protocol);
    if (!ports.isEmpty) text += `|${name}:${ports.key}`;
  }
  return text;
}

/** Values that no selector names are all alike. */
function spellLabels({ labels, unknownValues, open }: Labelled, words: Words): string {
  const parts: string[] = [];
  for (const [key, value] of labels) {
    const values = words.get(key);
    if (values) parts.push(values.has(value) ? `${key}=${value}` : key);
  }
  for (const [key, start] of unknownValues) {
    if (words.has(key)) parts.push(`${key}~${start}`);
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
