/** Pairs of endpoints of two states, of which something may have changed; all others are left out unasked. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Policy } from './clause.ts';
import type { AddressEndpoint, Endpoint, WorkloadEndpoint } from './endpoints.ts';
import { meaningOfNamespace, meaningOfPod, meaningOfPolicy } from './meaning.ts';
import type { Reachability } from './reachability.ts';
import type { Selecting } from './row.ts';
import { AddressSet, formatRange } from './sets/address-set.ts';
import { partition } from './sets/partition.ts';
import type { Verdict } from './verdicts.ts';

/** One endpoint in both states; undefined where a state does not have it. */
export interface End<E extends Endpoint = Endpoint> {
  readonly before: E | undefined;
  readonly after: E | undefined;
}

export interface Pair {
  readonly from: End;
  readonly to: End;
  /** What passes in each state; undefined where one of the ends is not there. */
  readonly before: Verdict | undefined;
  readonly after: Verdict | undefined;
}

export function workloadPairs(before: Reachability, after: Reachability, ends: readonly WorkloadEnd[]): Pair[] {
  const senders = ends.filter((end) => end.isNew || end.outboundChanged);
  const pairs: Pair[] = [];
  for (const to of ends) {
    // What a pod receives can only change with its own policies, or with those of the sender.
    for (const from of to.isNew || to.inboundChanged ? ends : senders) {
      if (from.id === to.id) continue;
      const pair = pairOf(before, after, from, to);
      if (!sameVerdict(pair.before, pair.after)) pairs.push(pair);
    }
  }
  return pairs;
}

/** Each range is cut at the bounds of both states, and neighbours that fare alike are joined again. */
export function addressPairs(before: Reachability, after: Reachability, ends: readonly WorkloadEnd[]): Pair[] {
  const changed = ends.filter((end) => end.isNew || end.inboundChanged || end.outboundChanged);
  if (changed.length === 0) return [];
  const sources = commonRanges(before.world.sources, after.world.sources);
  const destinations = commonRanges(before.world.destinations, after.world.destinations);
  return changed.flatMap((end) => [
    ...(end.isNew || end.inboundChanged
      ? joined(
          sources.map((range) => pairOf(before, after, range, end)),
          'from',
        )
      : []),
    ...(end.isNew || end.outboundChanged
      ? joined(
          destinations.map((range) => pairOf(before, after, end, range)),
          'to',
        )
      : []),
  ]);
}

export interface WorkloadEnd extends End<WorkloadEndpoint> {
  readonly id: string;
  /** Whether the pods themselves, or the labels of their namespace, are others than before. */
  readonly isNew: boolean;
  readonly inboundChanged: boolean;
  readonly outboundChanged: boolean;
}

export function workloadEnds(before: Reachability, after: Reachability): WorkloadEnd[] {
  const old = new Map(before.world.workloads.map((each) => [each.id, each]));
  const current = new Map(after.world.workloads.map((each) => [each.id, each]));
  const ids = [...new Set([...old.keys(), ...current.keys()])].sort();
  const selections = new Selections();
  return ids.map((id) => {
    const [was, is] = [old.get(id), current.get(id)];
    const differs = (direction: Direction) =>
      !was ||
      !is ||
      !selections.areAlike(before.table.selecting(direction, was.column), after.table.selecting(direction, is.column));
    return {
      id,
      before: was,
      after: is,
      isNew: !was || !is || !looksAlike(before, was, after, is),
      inboundChanged: differs('inbound'),
      outboundChanged: differs('outbound'),
    };
  });
}

function looksAlike(before: Reachability, was: WorkloadEndpoint, after: Reachability, is: WorkloadEndpoint): boolean {
  const [old, current] = [before.world.namespaces.get(was.namespace)!, after.world.namespaces.get(is.namespace)!];
  if (was.pods.length !== is.pods.length || meaningOfNamespace(old) !== meaningOfNamespace(current)) return false;
  return was.pods.every((pod, i) => pod === is.pods[i] || meaningOfPod(pod) === meaningOfPod(is.pods[i]!));
}

/** Compares the policies that select workloads by what they say, wherever they were read from. */
class Selections {
  readonly #numbers = new Map<string, number>();

  areAlike(was: Selecting, is: Selecting): boolean {
    return this.#sayTheSame(was.sure, is.sure) && this.#sayTheSame(was.maybe, is.maybe);
  }

  #sayTheSame(was: readonly Policy[], is: readonly Policy[]): boolean {
    if (was.length !== is.length) return false;
    if (was.every((policy, i) => policy === is[i])) return true;
    return this.#spell(was) === this.#spell(is);
  }

  #spell(policies: readonly Policy[]): string {
    const numbers = policies.map((policy) => this.#numberOf(meaningOfPolicy(policy)));
    return numbers.sort((a, b) => a - b).join();
  }

  #numberOf(meaning: string): number {
    const known = this.#numbers.get(meaning);
    if (known !== undefined) return known;
    this.#numbers.set(meaning, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

function pairOf(before: Reachability, after: Reachability, from: End, to: End): Pair {
  return {
    from,
    to,
    before: from.before && to.before && before.verdict(from.before, to.before),
    after: from.after && to.after && after.verdict(from.after, to.after),
  };
}

/** The address space cut so finely that each piece lies in one range of either state. */
function commonRanges(before: readonly AddressEndpoint[], after: readonly AddressEndpoint[]): End<AddressEndpoint>[] {
  const universe = AddressSet.unionAll(after.map((range) => range.addresses));
  const { pieces, members } = partition(
    universe,
    [...before, ...after].map((range) => range.addresses),
  );
  const within = (ranges: readonly AddressEndpoint[], first: number, piece: number) => {
    const range = ranges.find((_, i) => members[first + i]!.has(piece));
    return range && narrowed(range, pieces[piece]!);
  };
  return pieces.map((_, piece) => ({
    before: within(before, 0, piece),
    after: within(after, before.length, piece),
  }));
}

function narrowed(range: AddressEndpoint, addresses: AddressSet): AddressEndpoint {
  const [only] = addresses;
  return only ? { ...range, addresses, id: formatRange(only) } : range;
}

function joined(pairs: readonly Pair[], side: 'from' | 'to'): Pair[] {
  const result: Pair[] = [];
  for (const pair of pairs) {
    const last = result.at(-1);
    const together = last && faresAlike(last, pair) ? joinedEnd(last[side], pair[side]) : undefined;
    if (last && together) result[result.length - 1] = { ...last, [side]: together };
    else result.push(pair);
  }
  return result;
}

function faresAlike(a: Pair, b: Pair): boolean {
  return sameVerdict(a.before, b.before) && sameVerdict(a.after, b.after);
}

function sameVerdict(a: Verdict | undefined, b: Verdict | undefined): boolean {
  if (!a || !b || a === b) return a === b;
  return a.certain.equals(b.certain) && a.possible.equals(b.possible);
}

/** Two ranges as one, or undefined where a gap or a change of family lies between them. */
function joinedEnd(a: End, b: End): End | undefined {
  const [before, after] = [joinedRange(a.before, b.before), joinedRange(a.after, b.after)];
  return before && after ? { before, after } : undefined;
}

function joinedRange(a: Endpoint | undefined, b: Endpoint | undefined): AddressEndpoint | undefined {
  if (a?.kind !== 'addresses' || b?.kind !== 'addresses') return undefined;
  const addresses = a.addresses.union(b.addresses);
  return [...addresses].length === 1 ? narrowed(a, addresses) : undefined;
}
