/** What changed in reachability between two states of a bundle, as plain data: new connections first, each with its cause. */

import { nameAt } from '../kubernetes/resource.ts';
import { type Cause, causesOf } from '../network/cause.ts';
import { type Change, type Comparison, changesIn, isOpening } from '../network/change.ts';
import type { Statement } from '../network/explain.ts';
import { titleOfPolicy } from '../network/missing.ts';
import type { Verdict } from '../network/verdicts.ts';
import type { Range } from '../text/range.ts';
import { clauseTitle, directionWords, endpointWords, peerWords } from './policy-words.ts';
import { type PortsData, portsData } from './reach.ts';

/** A place in the files of one of the two states. */
export interface DiffPlace {
  readonly moment: 'before' | 'after';
  readonly file: string;
  readonly at: Range;
}

export interface CauseData {
  readonly text: string;
  readonly place: DiffPlace | null;
}

export interface ChangeData {
  readonly change: 'added' | 'changed' | 'removed';
  readonly from: string;
  readonly to: string;
  /** What passes in each state; null where nothing does. */
  readonly before: PortsData | null;
  readonly after: PortsData | null;
  /** Ports of which it became, or no longer is, known whether they pass. */
  readonly unknown: { readonly before: PortsData | null; readonly after: PortsData | null };
  readonly causes: readonly CauseData[];
}

export interface DiffData {
  readonly version: 1;
  readonly bundle: string;
  /** Pairs with new connections, then pairs that only lost some. */
  readonly opened: readonly ChangeData[];
  readonly closed: readonly ChangeData[];
}

export function diffData(comparison: Comparison, bundle: string): DiffData {
  const changes = changesIn(comparison);
  const data = (list: readonly Change[]) => list.map((change) => changeData(comparison, change));
  return {
    version: 1,
    bundle,
    opened: data(changes.filter(isOpening)),
    closed: data(changes.filter((change) => !isOpening(change))),
  };
}

function changeData(comparison: Comparison, change: Change): ChangeData {
  const { from, to, before, after } = change;
  return {
    change: before.possible.isEmpty ? 'added' : after.possible.isEmpty ? 'removed' : 'changed',
    from: from.id,
    to: to.id,
    before: sure(before),
    after: sure(after),
    unknown: { before: open(before), after: open(after) },
    causes: causesOf(comparison, change).map((cause) => causeData(cause)),
  };
}

function sure({ certain }: Verdict): PortsData | null {
  return certain.isEmpty ? null : portsData(certain);
}

function open({ certain, possible }: Verdict): PortsData | null {
  const rest = possible.subtract(certain);
  return rest.isEmpty ? null : portsData(rest);
}

export function causeData(cause: Cause): CauseData {
  switch (cause.kind) {
    case 'workload-appeared':
      return { text: `${cause.workload.id} is new.`, place: null };
    case 'workload-disappeared':
      return { text: `${cause.workload.id} is gone.`, place: null };
    case 'isolated': {
      const { resource } = cause.policy;
      const text = `${titleOfPolicy(cause.policy)} now isolates ${endpointWords(cause.pod)} for ${directionWords[cause.direction]}.`;
      return { text, place: { moment: 'after', file: resource.file, at: nameAt(resource) } };
    }
    case 'no-longer-isolated': {
      const { resource } = cause.policy;
      const text = `${titleOfPolicy(cause.policy)} no longer isolates ${endpointWords(cause.pod)} for ${directionWords[cause.direction]}.`;
      return { text, place: { moment: 'before', file: resource.file, at: nameAt(resource) } };
    }
    case 'clause-allows':
    case 'clause-denies': {
      const now = cause.isNew ? 'now ' : '';
      const verb = cause.kind === 'clause-allows' ? 'allows' : 'denies';
      const whom = peersText(cause.statement);
      return {
        text: `${titleOf(cause.statement)} ${now}${verb} ${whom}.`,
        place: placeOf(cause.statement, cause.moment),
      };
    }
    case 'clause-gone': {
      const verb = cause.statement.clause.effect === 'deny' ? 'denied' : 'allowed';
      const text = `${titleOf(cause.statement)}, which ${verb} ${peersText(cause.statement)}, is gone or says less.`;
      return { text, place: placeOf(cause.statement, 'before') };
    }
    case 'exposed':
      return { text: 'An Ingress or Route leads to it now.', place: null };
    case 'no-longer-exposed':
      return { text: 'No Ingress or Route leads to it any more.', place: null };
    case 'knowledge':
      return { text: 'What is known of labels or addresses has changed.', place: null };
  }
}

function titleOf({ policy, clause }: Statement): string {
  const title = clauseTitle(policy, clause);
  return `${title.slice(0, 1).toUpperCase()}${title.slice(1)}`;
}

function peersText({ peers, ports }: Statement): string {
  return `${peers.map(peerWords).join(' and ')} on ${ports.possible}`;
}

/** The peer that lets it pass where there is a single one, else the rule. */
function placeOf({ policy, clause, peers }: Statement, moment: DiffPlace['moment']): DiffPlace {
  const [peer] = peers;
  const at = peer && peers.length === 1 && peer.kind !== 'everyone' ? peer.at : clause.at;
  return { moment, file: policy.resource.file, at };
}
