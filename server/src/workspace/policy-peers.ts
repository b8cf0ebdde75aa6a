/** Whom the selectors of a NetworkPolicy peer mean in a bundle: which namespaces, and which pods in them. */

import { type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { type Namespace, namespaceLabels, namespaceNameLabel } from '../kubernetes/kinds/namespace.ts';
import type { PolicyPeer } from '../kubernetes/kinds/network-policy.ts';
import { everything, holds, type Labels, matches, type Selector, selectorOf } from '../kubernetes/labels.ts';
import { keepLatest } from '../kubernetes/latest.ts';
import { isAddedLabel, selectsPodsOf } from '../kubernetes/pod-labels.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import type { Absence, Matches } from './lookup.ts';
import { keys } from './postings.ts';
import type { View } from './view.ts';

/** The labels that selectors see on a namespace. Of one without an object in the bundle only the name is known. */
export interface NamespaceFacts {
  readonly labels: Labels;
  readonly complete: boolean;
}

/** The pods of a peer. `open`: namespaces that the bundle does not show may match as well. */
export interface PeerPods extends Matches<DeployedOf<'Workload'>> {
  readonly open: boolean;
}

function namespaceFacts(view: View, name: string): NamespaceFacts {
  const object = view.namesakes('Namespace', name).find((one) => isDeployed(one, 'Namespace'));
  return object && isDeployed(object, 'Namespace')
    ? factsOf(object.resource)
    : { labels: new Map([[namespaceNameLabel, name]]), complete: false };
}

/** Whether a selector selects a namespace; an undefined name is one that is left to whoever applies the manifests. */
export function selectsNamespace(view: View, selector: Selector, name: string | undefined): 'yes' | 'no' | 'maybe' {
  if (selector.requirements.length === 0) return 'yes';
  if (name === undefined) return 'maybe';
  const { labels, complete } = namespaceFacts(view, name);
  let answer: 'yes' | 'maybe' = 'yes';
  for (const requirement of selector.requirements) {
    const known = complete || requirement.key === namespaceNameLabel;
    if (known && !holds(requirement, labels) && !requirement.values.some(isPlaceholder)) return 'no';
    if (!known || requirement.values.some(isPlaceholder)) answer = 'maybe';
  }
  return answer;
}

/** The Namespace objects of the bundle that a selector selects. */
export function namespacesOf(view: View, selector: Selector): readonly DeployedOf<'Namespace'>[] {
  const all = view.everywhere('Namespace');
  let answers = selected.get(all);
  if (!answers) {
    answers = new Map();
    selected.set(all, answers);
  }
  let found = answers.get(selector.key);
  if (!found) {
    found = all.filter(({ resource }) => matches(selector, factsOf(resource).labels));
    answers.set(selector.key, found);
  }
  return found;
}

/** By list of namespaces and key of the selector: most policies of a workspace name the same few. */
const selected = new WeakMap<readonly unknown[], Map<string, readonly DeployedOf<'Namespace'>[]>>();

const seen = new WeakMap<Namespace, NamespaceFacts>();

/** Reading the labels of one namespace for every selector would cost more than matching them. */
function factsOf(namespace: Namespace): NamespaceFacts {
  const known = seen.get(namespace);
  if (known) return known;
  const labels = namespaceLabels(namespace);
  const facts = { labels, complete: ![...labels].flat().some(isPlaceholder) };
  seen.set(namespace, facts);
  return facts;
}

/** The names that a namespace selector spells out; undefined when it goes by other labels. */
export function namesIn(selector: Selector): readonly string[] | undefined {
  return selector.requirements.find(({ key, operator }) => key === namespaceNameLabel && operator === 'In')?.values;
}

/** The workloads whose pods a peer's selectors mean. A peer of an `ipBlock` means none. */
export function podsOfPeer(view: View, peer: PolicyPeer): PeerPods {
  const answers = peersOf(view);
  let pods = answers.get(peer);
  if (!pods) {
    pods = findPods(view, peer);
    answers.set(peer, pods);
  }
  return pods;
}

/** What the looking object has asked so far: several rules ask about the peers of one policy. */
const peersOf = keepLatest((_: View) => new Map<PolicyPeer, PeerPods>());

function findPods(view: View, peer: PolicyPeer): PeerPods {
  if (peer.ipBlock || (!peer.podSelector && !peer.namespaceSelector)) return { found: [], possible: [], open: false };
  const pods = peer.podSelector ? selectorOf(peer.podSelector) : everything;
  if (!peer.namespaceSelector) return { ...view.podsOf(pods), open: false };
  const namespaces = selectorOf(peer.namespaceSelector);
  return byLabel(view, pods, namespaces) ?? byNamespace(view, pods, namespaces);
}

/** What it means that a peer's selectors select no pods. */
export function absenceOfPeerPods(view: View, peer: PolicyPeer): Absence {
  if (!peer.podSelector) return { strength: 'unknown' };
  const pods = selectorOf(peer.podSelector);
  if (!peer.namespaceSelector) return view.absenceOfPods(pods);
  const names = knownNames(view, selectorOf(peer.namespaceSelector));
  // That no namespace matches is a matter of its own.
  if (names.length === 0) return { strength: 'unknown' };
  const answers = names.map((name) => view.absenceOfPods(pods, name));
  if (answers.some(({ strength }) => strength === 'unknown')) return { strength: 'unknown' };
  return answers.find(({ strength }) => strength === 'elsewhere') ?? answers[0]!;
}

/** The names of the namespaces that a selector certainly means, as far as the bundle shows or it says itself. */
function knownNames(view: View, selector: Selector): readonly string[] {
  const spelt = namesIn(selector);
  if (spelt) return spelt.filter((name) => selectsNamespace(view, selector, name) !== 'no');
  return namespacesOf(view, selector).map(({ resource }) => resource.name);
}

/** By one label that every selected pod carries; undefined when the selector demands no such label. */
function byLabel(view: View, pods: Selector, namespaces: Selector): PeerPods | undefined {
  const pair = pods.requirements.find(({ key, operator, values }) => {
    return operator === 'In' && values.length === 1 && !isAddedLabel(key);
  });
  if (!pair) return undefined;
  const found: DeployedOf<'Workload'>[] = [];
  const possible: DeployedOf<'Workload'>[] = [];
  for (const one of view.filed(keys.label(pair.key, pair.values[0]!))) {
    if (!isDeployed(one, 'Workload') || !selectsPodsOf(pods, one.resource)) continue;
    const answer = selectsNamespace(view, namespaces, one.namespace);
    if (answer === 'yes') found.push(one);
    else if (answer === 'maybe') possible.push(one);
  }
  return { found, possible, open: namesIn(namespaces) === undefined };
}

function byNamespace(view: View, pods: Selector, namespaces: Selector): PeerPods {
  const found: DeployedOf<'Workload'>[] = [];
  const possible: DeployedOf<'Workload'>[] = [];
  for (const name of new Set(knownNames(view, namespaces))) {
    const inOne = view.podsOf(pods, name);
    found.push(...inOne.found);
    possible.push(...inOne.possible);
  }
  return { found, possible, open: namesIn(namespaces) === undefined };
}

/**
 * Whether pods that were not found here stand where the peer looks, but in another bundle: policies are often deployed
 * apart from the workloads that they are for.
 */
export function standsApart(view: View, absence: Absence, namespaces?: Selector): boolean {
  if (absence.strength !== 'elsewhere') return false;
  return absence.at.some(({ namespace }) => {
    return namespaces ? selectsNamespace(view, namespaces, namespace) !== 'no' : namespace === view.namespace;
  });
}
