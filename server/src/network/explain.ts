/** Says why: every clause that spoke about a connection, at both ends, in the order in which they are asked. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import { type Bounded, type Certainty, certaintyOf, openPart } from './bounded.ts';
import type { Clause, Peer, Policy, PortTerm } from './clause.ts';
import type { ClauseReach } from './clause-reach.ts';
import type { Endpoint } from './endpoints.ts';
import { distinct, hasOpenPorts, type Missing, missingOfPeer, missingOfTerm } from './missing.ts';
import type { Reachability } from './reachability.ts';
import { PortSet } from './sets/port-set.ts';
import type { Verdict } from './verdicts.ts';

/** One clause, and what of the question it matches. */
export interface Statement {
  readonly policy: Policy;
  readonly clause: Clause;
  /** Whether the policy selects the pod and the clause has the peer. */
  readonly certainty: Certainty;
  /** The peers of the clause that mean the other end; empty when it speaks of others. */
  readonly peers: readonly Peer[];
  /** The asked ports that the clause is about. */
  readonly ports: Bounded<PortSet>;
  /** The entries that those ports come from; empty when the clause is about every port. */
  readonly entries: readonly PortTerm[];
  /** The asked ports that the clause decides, since none before it has. */
  readonly decides: PortSet;
}

/**
 * One end. `outside`: no pod, so no policy is asked. `host-network`: policies do not bind such a pod. `open`: no policy
 * isolates the pod in this direction and none decides. `decided`: the statements say what passes.
 */
export type Stance = 'outside' | 'host-network' | 'open' | 'decided';

export interface Side {
  readonly direction: Direction;
  readonly pod: Endpoint;
  readonly peer: Endpoint;
  readonly stance: Stance;
  /** What this end lets pass of the asked ports. */
  readonly verdict: Verdict;
  /** NetworkPolicies that isolate the pod, or may. */
  readonly isolating: readonly { readonly policy: Policy; readonly certainty: Certainty }[];
  /** Policies of other APIs that select the pod, or may, and are not evaluated. */
  readonly opaque: readonly Policy[];
  /** Every clause of every policy that selects the pod, whether or not it matches, in the order of asking. */
  readonly statements: readonly Statement[];
  readonly missing: readonly Missing[];
}

export interface Explanation {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly asked: PortSet;
  readonly verdict: Verdict;
  /** The end that opens the connection, then the end that receives it. */
  readonly sides: readonly [Side, Side];
}

export type Answer = 'allowed' | 'denied' | 'unknown' | 'partly';

export function explain(reachability: Reachability, from: Endpoint, to: Endpoint, asked = PortSet.all): Explanation {
  return {
    from,
    to,
    asked,
    verdict: within(reachability.verdict(from, to), asked),
    sides: [sideOf(reachability, 'outbound', from, to, asked), sideOf(reachability, 'inbound', to, from, asked)],
  };
}

/** One word for a verdict about the asked ports. */
export function answerOf({ certain, possible }: Verdict, asked: PortSet): Answer {
  if (certain.contains(asked)) return 'allowed';
  if (possible.isEmpty) return 'denied';
  return certain.isEmpty && possible.contains(asked) ? 'unknown' : 'partly';
}

/** The statements that match: the clauses that spoke. */
export function spoken(side: Side): Statement[] {
  return side.statements.filter((each) => each.certainty !== 'no' && !each.decides.isEmpty);
}

function sideOf(reachability: Reachability, direction: Direction, pod: Endpoint, peer: Endpoint, asked: PortSet): Side {
  const { world, table } = reachability;
  const verdict = within(reachability.sideVerdict(direction, pod, peer) ?? { certain: asked, possible: asked }, asked);
  const bare = { direction, pod, peer, verdict, isolating: [], opaque: [], statements: [], missing: [] };
  if (pod.kind === 'addresses') return { ...bare, stance: 'outside' };
  if (world.layout.onHost.has(pod.column)) return { ...bare, stance: 'host-network' };
  const { sure, maybe } = table.selecting(direction, pod.column);
  const selecting = [
    ...sure.map((policy) => ({ policy, certainty: 'yes' as const })),
    ...maybe.map((policy) => ({ policy, certainty: 'maybe' as const })),
  ];
  const isolating = selecting.filter(({ policy }) => policy.tier === 'policy' && !policy.opaque);
  const opaque = selecting.filter(({ policy }) => policy.opaque).map(({ policy }) => policy);
  const statements = statementsOf(reachability, selecting, { direction, pod, peer, asked });
  const speaks = statements.some((each) => each.certainty !== 'no' && !each.decides.isEmpty);
  const stance = speaks || isolating.length + opaque.length > 0 ? 'decided' : 'open';
  const open = openPart(verdict);
  const missing = open.isEmpty ? [] : missingOf(reachability, statements, selecting, { direction, pod, peer });
  return { direction, pod, peer, stance, verdict, isolating, opaque, statements, missing };
}

interface Selected {
  readonly policy: Policy;
  readonly certainty: Certainty;
}

interface Question {
  readonly direction: Direction;
  readonly pod: Endpoint;
  readonly peer: Endpoint;
}

/** Walks through the tiers; what a clause surely decides is taken from those behind it. */
function statementsOf(
  reachability: Reachability,
  selecting: readonly Selected[],
  question: Question & { readonly asked: PortSet },
): Statement[] {
  const statements: Statement[] = [];
  const say = (each: Selected, left: PortSet): Statement[] => {
    const said = reachability.table
      .reachOf(each.policy, question.direction)
      .map((reach) => statementOf(reachability, each, reach, question, left));
    statements.push(...said);
    return said;
  };
  let left = question.asked;
  let passed = PortSet.empty;
  for (const each of inOrder(selecting, 'admin')) {
    for (const statement of restated(say(each, left), statements)) {
      if (statement.certainty !== 'yes') continue;
      const settled = statement.ports.certain.intersect(left);
      left = left.subtract(settled);
      if (statement.clause.effect === 'pass') passed = passed.union(settled);
    }
  }
  left = left.union(passed);
  const additive = selecting.filter(({ policy }) => policy.tier === 'policy');
  for (const each of additive) say(each, left);
  if (additive.some(({ certainty }) => certainty === 'yes')) return statements;
  for (const each of inOrder(selecting, 'baseline')) {
    for (const statement of restated(say(each, left), statements)) {
      if (statement.certainty === 'yes') left = left.subtract(statement.ports.certain);
    }
  }
  return statements;
}

/** The clauses of one ordered policy, each without the ports that those before it in the policy have settled. */
function restated(said: readonly Statement[], statements: Statement[]): Statement[] {
  let settled = PortSet.empty;
  const first = statements.length - said.length;
  return said.map((statement, i) => {
    const own = { ...statement, decides: statement.decides.subtract(settled) };
    if (statement.certainty === 'yes') settled = settled.union(statement.ports.certain);
    statements[first + i] = own;
    return own;
  });
}

function inOrder(selecting: readonly Selected[], tier: 'admin' | 'baseline'): Selected[] {
  return selecting.filter(({ policy }) => policy.tier === tier).sort((a, b) => a.policy.priority - b.policy.priority);
}

function statementOf(
  { world }: Reachability,
  { policy, certainty: selection }: Selected,
  reach: ClauseReach,
  { direction, pod, peer, asked }: Question & { readonly asked: PortSet },
  left: PortSet,
): Statement {
  const { clause } = reach;
  const destination = direction === 'inbound' ? pod : peer;
  const ports = within(reach.portsAt(destination.column), asked);
  const peers = clause.peers.filter((each) => world.layout.columnsOf(each, direction).possible.has(peer.column));
  const match = certaintyOf(reach.columns, peer.column);
  const certainty = match === 'yes' ? selection : match;
  const entries = clause.ports.filter((term) => !portsOf(world.layout, term, destination).intersect(asked).isEmpty);
  const decides = certainty === 'no' ? PortSet.empty : ports.possible.intersect(left);
  return { policy, clause, certainty, peers, ports, entries, decides };
}

function portsOf(layout: Reachability['world']['layout'], term: PortTerm, destination: Endpoint): PortSet {
  return term.kind === 'numbers' ? term.ports.possible : layout.portsAt(destination.column, term.name, term.protocol);
}

function missingOf(
  { world }: Reachability,
  statements: readonly Statement[],
  selecting: readonly Selected[],
  { direction, pod, peer }: Question,
): Missing[] {
  const reasons: Missing[] = [];
  for (const { policy } of selecting) {
    if (policy.opaque) reasons.push({ kind: 'policy', policy });
    reasons.push(...missingOfTerm(world, policy, policy.subject, pod));
  }
  for (const { policy, clause, peers, decides } of statements) {
    if (decides.isEmpty) continue;
    for (const each of peers) reasons.push(...missingOfPeer(world, policy, each, direction, peer));
    if (hasOpenPorts(clause)) reasons.push({ kind: 'placeholder', policy });
  }
  if (direction === 'inbound' && world.layout.onHost.has(peer.column))
    reasons.push({ kind: 'own-node', endpoint: peer });
  const tied = tiesOf(statements);
  if (tied.length > 0) reasons.push({ kind: 'order', policies: tied });
  return distinct(reasons);
}

/** Policies of one tier and priority that both spoke. */
function tiesOf(statements: readonly Statement[]): Policy[] {
  const ordered = new Set(
    statements
      .filter(({ policy, certainty }) => policy.tier !== 'policy' && certainty !== 'no')
      .map(({ policy }) => policy),
  );
  return [...ordered].filter((policy) =>
    [...ordered].some((other) => other !== policy && other.tier === policy.tier && other.priority === policy.priority),
  );
}

function within({ certain, possible }: Verdict, asked: PortSet): Verdict {
  const sure = certain.intersect(asked);
  return { certain: sure, possible: certain === possible ? sure : possible.intersect(asked) };
}
