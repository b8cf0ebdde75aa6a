/** The workspace as one resource sees it from within its bundle: every question across objects is asked here. */

import { type Deployed, type DeployedOf, isDeployed } from '../kubernetes/deployed.ts';
import { policySelector } from '../kubernetes/kinds/network-policy.ts';
import { serviceSelector } from '../kubernetes/kinds/service.ts';
import type { Workload } from '../kubernetes/kinds/workload.ts';
import type { Selector } from '../kubernetes/labels.ts';
import { isAddedLabel, selectsPodsOf } from '../kubernetes/pod-labels.ts';
import type { ResourceType } from '../kubernetes/resource.ts';
import { isPlaceholder } from '../kubernetes/shape.ts';
import type { Bundle } from './bundle.ts';
import { type Absence, distinct, type Matches } from './lookup.ts';
import { lyingIn } from './lying-in.ts';
import { isProxyOf, looksNamedBy, looksProduced } from './openness.ts';
import { keys, leadingPair } from './postings.ts';
import type { Snapshot } from './snapshot.ts';

/** Records which index keys were read, so that an edit can tell which answers it may change. */
export type Reads = Set<string>;

export class View {
  readonly snapshot: Snapshot;
  readonly bundle: Bundle;
  /** The resource that looks, as the bundle deploys it. */
  readonly self: Deployed;
  readonly #reads: Reads;
  #rivals: ReadonlySet<string> | undefined;
  /** What selectors select in the own namespace: several rules ask about the same ones. */
  #pods: Map<Selector, Matches<DeployedOf<'Workload'>>> | undefined;

  constructor(snapshot: Snapshot, bundle: Bundle, self: Deployed, reads: Reads) {
    this.snapshot = snapshot;
    this.bundle = bundle;
    this.self = self;
    this.#reads = reads;
  }

  /** The namespace that the looking resource lands in; undefined when that is left open. */
  get namespace(): string | undefined {
    return this.self.namespace;
  }

  /** Objects of a kind by name in a namespace. */
  named(kind: string, name: string, namespace: string | undefined = this.namespace): Matches {
    return this.divide(this.filed(keys.name(kind, name)), namespace);
  }

  /** Objects of a kind with that name in whatever namespace of the bundle. */
  namesakes(kind: string, name: string): readonly Deployed[] {
    return this.filed(keys.name(kind, name));
  }

  /** Objects of a type in one namespace. */
  inNamespace<T extends ResourceType>(
    type: T,
    namespace: string | undefined = this.namespace,
  ): readonly DeployedOf<T>[] {
    return this.filed(keys.type(type, namespace)) as readonly DeployedOf<T>[];
  }

  /** Objects of a type in all namespaces; only for the types that `postings.ts` files that way. */
  everywhere<T extends ResourceType>(type: T): readonly DeployedOf<T>[] {
    return this.filed(keys.everyType(type)) as readonly DeployedOf<T>[];
  }

  /** Objects of a kind that has no reader of its own. */
  ofKind(group: string, kind: string): readonly Deployed[] {
    return this.filed(keys.kind(group, kind));
  }

  /** Objects that share identity with the looking resource, itself included. */
  twins(): readonly Deployed[] {
    const { identity } = this.self;
    return identity === undefined ? [this.self] : this.definitions(identity);
  }

  /** Every definition of one object. */
  definitions(identity: string): readonly Deployed[] {
    return this.filed(identity);
  }

  /** The identities of everything that the looking file defines. */
  fileIdentities(): string[] {
    const { file } = this.self.resource;
    this.#reads.add(keys.fileIdentities(file));
    const deployed = this.bundle.contribution(file)?.deployed ?? [];
    return deployed.flatMap(({ identity }) => identity ?? []);
  }

  /** The workloads whose pods a selector selects in a namespace. */
  podsOf(selector: Selector, namespace: string | undefined = this.namespace): Matches<DeployedOf<'Workload'>> {
    if (namespace !== this.namespace) return this.#findPods(selector, namespace);
    let pods = this.#pods?.get(selector);
    if (!pods) {
      pods = this.#findPods(selector, namespace);
      this.#pods ??= new Map();
      this.#pods.set(selector, pods);
    }
    return pods;
  }

  #findPods(selector: Selector, namespace: string | undefined): Matches<DeployedOf<'Workload'>> {
    const candidates = this.#candidates(selector, namespace);
    return this.divide(
      candidates.filter((one) => mayLieIn(one, namespace) && selectsPodsOf(selector, one.resource)),
      namespace,
    );
  }

  /** The Services of the looking workload's namespace that select its pods. */
  servicesOf(workload: Workload): Matches<DeployedOf<'Service'>> {
    const candidates: DeployedOf<'Service'>[] = [];
    for (const { key, value } of workload.podLabels?.entries ?? []) {
      for (const one of lyingIn(this.filed(keys.service(key.value, value.value)), this.namespace)) {
        if (!isDeployed(one, 'Service')) continue;
        const selector = serviceSelector(one.resource);
        if (selector && selectsPodsOf(selector, workload)) candidates.push(one);
      }
    }
    return this.divide(candidates, this.namespace);
  }

  /** The NetworkPolicies of a namespace that select a workload's pods. */
  policiesOf(workload: Workload, namespace: string | undefined = this.namespace): Matches<DeployedOf<'NetworkPolicy'>> {
    const candidates = [...this.filed(keys.broadPolicy(namespace))];
    if (namespace !== undefined) candidates.push(...this.filed(keys.broadPolicy(undefined)));
    for (const { key, value } of workload.podLabels?.entries ?? []) {
      candidates.push(...lyingIn(this.filed(keys.policy(key.value, value.value)), namespace));
    }
    const selecting = candidates.filter((one): one is DeployedOf<'NetworkPolicy'> => {
      if (!isDeployed(one, 'NetworkPolicy') || !mayLieIn(one, namespace)) return false;
      return selectsPodsOf(policySelector(one.resource), workload);
    });
    return this.divide(selecting, namespace);
  }

  /** What the absence of a named object means. */
  absenceOf(kind: string, name: string, namespace: string | undefined = this.namespace): Absence {
    if (isPlaceholder(name) || (namespace !== undefined && isPlaceholder(namespace))) return unknown;
    if (this.bundle.isOpen || this.bundle.producers.some(({ resource }) => looksNamedBy(resource, name)))
      return unknown;
    const elsewhere = [...this.namesakes(kind, name), ...this.#inOtherBundles(keys.name(kind, name))];
    if (elsewhere.length > 0) return { strength: 'elsewhere', at: distinct(elsewhere) };
    const siblings = kind === 'Gateway' ? gateways : workloadsAndServices;
    return this.#isKnownNamespace(namespace, siblings) ? { strength: 'certain' } : unknown;
  }

  /** What it means that a selector selects no pods. */
  absenceOfPods(selector: Selector, namespace: string | undefined = this.namespace): Absence {
    const pairs: [string, string][] = [];
    for (const { key, operator, values } of selector.requirements) {
      if (isPlaceholder(key) || values.some(isPlaceholder)) return unknown;
      if (operator === 'In') for (const value of values) pairs.push([key, value]);
      // A key alone tells as much as a value where its domain is that of a custom resource.
      if (operator === 'Exists') pairs.push([key, '']);
    }
    if (this.bundle.isOpen || !this.bundle.hasWorkloads) return unknown;
    if (this.bundle.producers.some(({ resource }) => looksProduced(resource, pairs))) return unknown;
    if (this.ofKind('networking.istio.io', 'Gateway').some(({ resource }) => isProxyOf(resource, pairs)))
      return unknown;
    const pair = leadingPair(selector);
    if (pair) {
      const key = keys.label(pair[0], pair[1]);
      const others = [...this.filed(key), ...this.#inOtherBundles(key)].filter((one) => {
        return isDeployed(one, 'Workload') && selectsPodsOf(selector, one.resource);
      });
      if (others.length > 0) return { strength: 'elsewhere', at: distinct(others) };
    }
    return this.#isKnownNamespace(namespace, workloads) ? { strength: 'certain' } : unknown;
  }

  /** The objects under a key of `postings.ts`, the looking file's rivals left out. */
  filed(key: string): readonly Deployed[] {
    this.#reads.add(key);
    return this.bundle.filed(key);
  }

  /** Files that define an object which the looking file defines too: alternatives to it, applied in its stead. */
  get rivals(): ReadonlySet<string> {
    if (!this.#rivals) this.#rivals = this.#findRivals();
    return this.#rivals;
  }

  #findRivals(): ReadonlySet<string> {
    const rivals = new Set<string>();
    const { file } = this.self.resource;
    for (const identity of this.fileIdentities()) {
      for (const other of this.definitions(identity)) {
        if (other.resource.file !== file) rivals.add(other.resource.file);
      }
    }
    return rivals;
  }

  /** Workloads worth matching: those filed under the selector's rarest label, or all of the namespace. */
  #candidates(selector: Selector, namespace: string | undefined): DeployedOf<'Workload'>[] {
    let best: readonly Deployed[] | undefined;
    let bestKey = '';
    for (const { key, operator, values } of selector.requirements) {
      if (operator !== 'In' || values.length !== 1 || isAddedLabel(key)) continue;
      const posting = keys.label(key, values[0]!);
      const list = this.bundle.filed(posting);
      if (best && list.length >= best.length) continue;
      best = list;
      bestKey = posting;
    }
    if (best) {
      this.#reads.add(bestKey);
      return lyingIn(best, namespace).filter((one) => isDeployed(one, 'Workload'));
    }
    const own = this.inNamespace('Workload', namespace);
    if (namespace === undefined) return [...own];
    return [...own, ...(this.filed(keys.type('Workload', undefined)) as readonly DeployedOf<'Workload'>[])];
  }

  /** Keeps what may lie in a namespace and tells what certainly does from what only may. */
  divide<D extends Deployed>(candidates: readonly D[], namespace: string | undefined): Matches<D> {
    if (candidates.length === 0) return { found: [], possible: [] };
    const found: D[] = [];
    const possible: D[] = [];
    for (const one of candidates) {
      if (!mayLieIn(one, namespace)) continue;
      const sure =
        one.namespace === namespace && (one.resource.file === this.self.resource.file || !this.#isRival(one));
      (sure ? found : possible).push(one);
    }
    return { found, possible };
  }

  #isRival(one: Deployed): boolean {
    return this.rivals.has(one.resource.file);
  }

  #inOtherBundles(key: string): Deployed[] {
    this.#reads.add(key);
    const found: Deployed[] = [];
    for (const bundle of this.snapshot.bundles.values()) if (bundle !== this.bundle) found.push(...bundle.filed(key));
    return found;
  }

  /** Whether the bundle shows enough of a namespace to say what it lacks: at least one object that goes with it. */
  #isKnownNamespace(namespace: string | undefined, siblings: readonly ResourceType[]): boolean {
    if (namespace !== undefined && clusterNamespaces.has(namespace)) return false;
    return siblings.some((type) => {
      return this.inNamespace(type, namespace).some(({ resource }) => resource !== this.self.resource);
    });
  }
}

/** Whether an object stands in a namespace, or may: where one side is left open. */
function mayLieIn(one: Deployed, namespace: string | undefined): boolean {
  return one.namespace === namespace || one.namespace === undefined || namespace === undefined;
}

const unknown: Absence = { strength: 'unknown' };

/** What must be in view of a namespace before anything can be said to be missing there. */
const workloadsAndServices: readonly ResourceType[] = ['Workload', 'Service'];
const workloads: readonly ResourceType[] = ['Workload'];
const gateways: readonly ResourceType[] = ['Gateway'];

/** Namespaces that the cluster itself fills with objects which no workspace holds. */
const clusterNamespaces = new Set(['kube-system', 'kube-public', 'kube-node-lease']);
