/** Why a connection came or went: the clause, policy or label that opened or closed it. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Change, Comparison } from './change.ts';
import type { Policy } from './clause.ts';
import type { Endpoint, WorkloadEndpoint } from './endpoints.ts';
import { type Explanation, explain, type Side, type Statement, spoken } from './explain.ts';
import { meaningOfPolicy } from './meaning.ts';
import { titleOfPolicy } from './missing.ts';
import type { PortSet } from './sets/port-set.ts';

/** In which state the places of a cause stand. */
export type Moment = 'before' | 'after';

export type Cause =
  | { readonly kind: 'workload-appeared' | 'workload-disappeared'; readonly workload: WorkloadEndpoint }
  /** A rule lets pass (or stops) what none did; `isNew` where the policy did not say so before. */
  | {
      readonly kind: 'clause-allows' | 'clause-denies';
      readonly direction: Direction;
      readonly moment: Moment;
      readonly statement: Statement;
      readonly isNew: boolean;
    }
  /** A policy isolates a pod that nothing isolated, or no longer does. */
  | {
      readonly kind: 'isolated' | 'no-longer-isolated';
      readonly direction: Direction;
      readonly pod: Endpoint;
      readonly policy: Policy;
    }
  /** A rule that let it pass is gone, or says something else now. */
  | { readonly kind: 'clause-gone'; readonly direction: Direction; readonly statement: Statement }
  /** An Ingress or Route leads to the pod now, or no longer does. */
  | { readonly kind: 'exposed' | 'no-longer-exposed' }
  /** What was unknown is known now, or the other way round. */
  | { readonly kind: 'knowledge' };

/** The causes of one change, the opening end's before the receiving end's. */
export function causesOf(comparison: Comparison, change: Change): Cause[] {
  const { appeared, disappeared } = change;
  if (appeared.length > 0) return appeared.map((workload) => ({ kind: 'workload-appeared', workload }));
  if (disappeared.length > 0) return disappeared.map((workload) => ({ kind: 'workload-disappeared', workload }));
  const [was, is] = explainBoth(comparison, change);
  const gained = gainedIn(change);
  const lost = gainedIn({ before: change.after, after: change.before });
  const causes = ([0, 1] as const).flatMap((end) =>
    was && is
      ? [...openings(was.sides[end], is.sides[end], gained), ...closings(was.sides[end], is.sides[end], lost)]
      : [],
  );
  if (causes.length > 0) return causes;
  if (change.from.kind === 'ingress-controller') return [{ kind: gained.isEmpty ? 'no-longer-exposed' : 'exposed' }];
  return [{ kind: 'knowledge' }];
}

/** Ports that pass, or may pass, where they did not. */
function gainedIn({ before, after }: Pick<Change, 'before' | 'after'>): PortSet {
  return after.certain.subtract(before.certain).union(after.possible.subtract(before.possible));
}

/** The same question in both states; undefined for ends that a state knows under no such id. */
function explainBoth({ before, after }: Comparison, { from, to }: Change): (Explanation | undefined)[] {
  return [before, after].map((state) => {
    const [source, destination] = [counterpart(state.world, from), counterpart(state.world, to)];
    return source && destination && explain(state, source, destination);
  });
}

function counterpart(world: Comparison['before']['world'], endpoint: Endpoint): Endpoint | undefined {
  if (endpoint.kind === 'workload') return world.workloads.find((each) => each.id === endpoint.id);
  if (endpoint.kind === 'ingress-controller') return world.controller;
  // A range of a comparison may be a part of the state's own, or several of them together that fare alike.
  const ranges = endpoint.direction === 'inbound' ? world.sources : world.destinations;
  return ranges.find((range) => !range.addresses.intersect(endpoint.addresses).isEmpty);
}

function openings(was: Side, is: Side, added: PortSet): Cause[] {
  const opened = added.intersect(gainedIn({ before: was.verdict, after: is.verdict }));
  if (opened.isEmpty) return [];
  const { direction } = is;
  const old = new Set(wordsOf(was, 'allow'));
  const allowing = spoken(is).filter((each) => each.clause.effect === 'allow' && meets(each, opened));
  if (allowing.length > 0) {
    return allowing.map((statement) => {
      return { kind: 'clause-allows', direction, moment: 'after', statement, isNew: !old.has(wordOf(statement)) };
    });
  }
  const isolating = new Set(is.isolating.map(({ policy }) => titleOfPolicy(policy)));
  const released = was.isolating.filter(({ policy }) => !isolating.has(titleOfPolicy(policy)));
  const denying = spoken(was).filter((each) => each.clause.effect === 'deny' && meets(each, opened));
  return [
    ...released.map(({ policy }): Cause => ({ kind: 'no-longer-isolated', direction, pod: is.pod, policy })),
    ...denying.map((statement): Cause => ({ kind: 'clause-gone', direction, statement })),
  ];
}

function closings(was: Side, is: Side, removed: PortSet): Cause[] {
  const closed = removed.intersect(gainedIn({ before: is.verdict, after: was.verdict }));
  if (closed.isEmpty) return [];
  const { direction } = is;
  const old = new Set(wordsOf(was, 'deny'));
  const denying = spoken(is).filter((each) => each.clause.effect === 'deny' && meets(each, closed));
  if (denying.length > 0) {
    return denying.map((statement) => {
      return { kind: 'clause-denies', direction, moment: 'after', statement, isNew: !old.has(wordOf(statement)) };
    });
  }
  const before = new Set(was.isolating.map(({ policy }) => titleOfPolicy(policy)));
  const isolating = is.isolating.filter(({ policy }) => !before.has(titleOfPolicy(policy)));
  const allowing = spoken(was).filter((each) => each.clause.effect === 'allow' && meets(each, closed));
  // Where nothing isolated the pod before, the policy that does is the cause; else the rule that is missing.
  if (was.isolating.length === 0 || allowing.length === 0) {
    return isolating.map(({ policy }): Cause => ({ kind: 'isolated', direction, pod: is.pod, policy }));
  }
  return allowing.map((statement): Cause => ({ kind: 'clause-gone', direction, statement }));
}

function wordsOf(side: Side, effect: 'allow' | 'deny'): string[] {
  return spoken(side)
    .filter((each) => each.clause.effect === effect)
    .map(wordOf);
}

function wordOf({ policy }: Statement): string {
  return meaningOfPolicy(policy);
}

function meets({ decides }: Statement, ports: PortSet): boolean {
  return !decides.intersect(ports).isEmpty;
}
