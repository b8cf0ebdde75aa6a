/** Which pods a term of a policy means, over pods that are told apart as finely as any label could. */

import { type Bounded, exactly, intersection } from './bounded.ts';
import type { PodTerm } from './clause.ts';
import type { Conventions } from './conventions.ts';
import { LabelIndex } from './label-index.ts';
import type { Looks } from './looks.ts';
import { BitSet } from './sets/bit-set.ts';
import type { Vocabulary } from './vocabulary.ts';

export class PodIndex {
  readonly looks: Looks;
  /** The looks of pods that policies see as the node they run on. */
  readonly onHost: BitSet;
  readonly #namespaces: LabelIndex;
  readonly #pods: LabelIndex;
  readonly #membersOf: readonly BitSet[];
  readonly #ownNamespaces: ReadonlyMap<string, BitSet>;
  readonly #answers = new Map<string, Bounded<BitSet>>();

  /** It also answers for vocabularies and pods to come, as long as they come to the same looks. */
  constructor(looks: Looks, vocabulary: Vocabulary, conventions: Conventions) {
    this.looks = looks;
    this.#namespaces = new LabelIndex(looks.namespaces, vocabulary.namespaceLabels.keys());
    this.#pods = new LabelIndex(
      looks.pods.map((each) => each.labels),
      vocabulary.podLabels.keys(),
    );
    const members: number[][] = looks.namespaces.map(() => []);
    looks.pods.forEach((each, position) => {
      members[each.namespace]!.push(position);
    });
    this.#membersOf = members.map(BitSet.of);
    this.#ownNamespaces = new Map(
      looks.namespaces.flatMap(({ own }, position) => (own === undefined ? [] : [[own, this.#membersOf[position]!]])),
    );
    const onHost = looks.pods.flatMap((each, position) => (each.hostNetwork ? [position] : []));
    this.onHost = conventions.hostNetwork === 'node' ? BitSet.of(onHost) : BitSet.empty;
  }

  /** The looks that a term selects. Pods on the host network are out of every selector's reach. */
  select(term: PodTerm): Bounded<BitSet> {
    const known = this.#answers.get(term.key);
    if (known) return known;
    const { certain, possible } = intersection(this.#inNamespaces(term), this.#pods.select(term.pods));
    const reachable = possible.subtract(this.onHost);
    const sure = term.vague ? BitSet.empty : certain.subtract(this.onHost);
    const answer = sure.equals(reachable) ? exactly(sure) : { certain: sure, possible: reachable };
    this.#answers.set(term.key, answer);
    return answer;
  }

  #inNamespaces({ namespaces }: PodTerm): Bounded<BitSet> {
    if (namespaces.kind === 'own') return exactly(this.#ownNamespaces.get(namespaces.name) ?? BitSet.empty);
    const { certain, possible } = this.#namespaces.select(namespaces.selector);
    const sure = this.#members(certain);
    return certain === possible ? exactly(sure) : { certain: sure, possible: this.#members(possible) };
  }

  #members(namespaces: BitSet): BitSet {
    return BitSet.unionAll([...namespaces].map((position) => this.#membersOf[position]!));
  }
}
