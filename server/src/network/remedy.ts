/** The smallest change that would turn an answer round: one step for each end that has to change its mind. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import type { Clause, Peer, Policy, PortTerm } from './clause.ts';
import type { Endpoint } from './endpoints.ts';
import { answerOf, type Explanation, type Side, type Statement } from './explain.ts';
import type { Missing } from './missing.ts';
import type { PortSet } from './sets/port-set.ts';

export type Remedy =
  /** To close: a policy that isolates the pod, since none does. */
  | { readonly kind: 'isolate'; readonly direction: Direction; readonly pod: Endpoint }
  /** To close: this peer, port or whole rule lets it pass. */
  | { readonly kind: 'remove'; readonly statement: Statement; readonly what: 'peer' | 'port' | 'rule' }
  /** To open: the rule is for this peer already, and lacks the ports. */
  | { readonly kind: 'add-port'; readonly clause: Clause; readonly policy: Policy; readonly ports: PortSet }
  /** To open: the rule is for these ports already, and lacks the peer. */
  | { readonly kind: 'add-peer'; readonly clause: Clause; readonly policy: Policy; readonly peer: Endpoint }
  /** To open: no rule comes near, so the policy that isolates the pod needs one. */
  | {
      readonly kind: 'add-rule';
      readonly policy: Policy;
      readonly direction: Direction;
      readonly peer: Endpoint;
      readonly ports: PortSet;
    }
  /** Either way: a rule that is read in order decides, and another in front of it would decide first. */
  | {
      readonly kind: 'put-before';
      readonly statement: Statement;
      readonly effect: 'allow' | 'deny';
    }
  /** To know: what has to be seen. */
  | { readonly kind: 'show'; readonly missing: Missing };

/** What would make a denied question allowed, an allowed one denied, and an unknown one known. */
export function remediesOf(explanation: Explanation): Remedy[] {
  const { sides, asked, verdict } = explanation;
  const answer = answerOf(verdict, asked);
  if (answer === 'allowed') return closing(explanation);
  const refusing = sides.filter((side) => !side.verdict.possible.contains(asked));
  if (refusing.length > 0) return refusing.flatMap((side) => opening(side, asked.subtract(side.verdict.possible)));
  return sides.flatMap((side) => side.missing.map((missing): Remedy => ({ kind: 'show', missing })));
}

/** One closed end is enough: the one that takes fewer steps, and the receiving one where both take as many. */
function closing({ sides, asked }: Explanation): Remedy[] {
  const ways = sides.toReversed().flatMap((side) => closingSide(side, asked));
  return ways.sort((a, b) => effort(a) - effort(b))[0] ?? [];
}

/** To take something away is less than to write a policy that was not there. */
function effort(way: readonly Remedy[]): number {
  return way.reduce((sum, { kind }) => sum + (kind === 'isolate' ? 2 : 1), 0);
}

function closingSide(side: Side, asked: PortSet): Remedy[][] {
  const { direction, pod, stance } = side;
  if (stance === 'outside' || stance === 'host-network') return [];
  if (stance === 'open') return [[{ kind: 'isolate', direction, pod }]];
  const allowing = side.statements.filter(
    ({ clause, decides }) => clause.effect === 'allow' && !decides.intersect(asked).isEmpty,
  );
  if (allowing.length === 0) return [[{ kind: 'isolate', direction, pod }]];
  return [
    allowing.map(
      (statement): Remedy =>
        statement.policy.tier === 'policy'
          ? { kind: 'remove', statement, what: removable(statement) }
          : { kind: 'put-before', statement, effect: 'deny' },
    ),
  ];
}

/** The least part whose removal takes nothing else away that needs not go, and does not turn a list into "everyone". */
function removable({ clause, peers, entries }: Statement): 'peer' | 'port' | 'rule' {
  if (peers.length === 1 && clause.peers.length > 1) return 'peer';
  if (entries.length === 1 && clause.ports.length > 1) return 'port';
  return 'rule';
}

function opening(side: Side, refused: PortSet): Remedy[] {
  const denying = side.statements.filter(
    ({ clause, decides, certainty }) =>
      clause.effect === 'deny' && certainty === 'yes' && !decides.intersect(refused).isEmpty,
  );
  if (denying.length > 0) return denying.map((statement) => ({ kind: 'put-before', statement, effect: 'allow' }));
  const isolating = side.isolating
    .filter(({ certainty }) => certainty === 'yes')
    .map(({ policy }) => policy)
    .sort((a, b) => fitness(b, side.direction) - fitness(a, side.direction));
  const [first] = isolating;
  if (!first) return [];
  const rules = side.statements.filter(({ policy }) => isolating.includes(policy));
  // A rule for exactly these ports is the better one to widen: another peer gets no more than was asked for.
  const near = rules.find(({ certainty, ports, clause }) => {
    return certainty === 'no' && clause.ports.length > 0 && ports.certain.equals(refused);
  });
  if (near && !hasEveryone(near.clause)) {
    return [{ kind: 'add-peer', clause: near.clause, policy: near.policy, peer: side.peer }];
  }
  const same = rules.find(({ certainty, clause }) => certainty === 'yes' && clause.ports.length > 0);
  if (same && isOnly(same)) {
    return [{ kind: 'add-port', clause: same.clause, policy: same.policy, ports: refused }];
  }
  return [{ kind: 'add-rule', policy: first, direction: side.direction, peer: side.peer, ports: refused }];
}

/** The policy that is most about the pod is the one to write a rule into: not the one that closes a whole namespace. */
function fitness({ subject, clauses }: Policy, direction: Direction): number {
  const speaks = clauses.some((clause) => clause.direction === direction);
  return 2 * subject.pods.requirements.length + (speaks ? 1 : 0);
}

function hasEveryone(clause: Clause): boolean {
  return clause.peers.some((peer: Peer) => peer.kind === 'everyone');
}

/** Whether the rule is for this peer alone, so that a port added to it opens nothing else. */
function isOnly({ clause, peers }: Statement): boolean {
  return clause.peers.length === peers.length && clause.ports.every((term: PortTerm) => term.kind !== 'name');
}
