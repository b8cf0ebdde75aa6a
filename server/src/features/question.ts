/** The answer to one question, who may reach whom, as sentences with their places, and the change that would turn it round. */

import type { Direction } from '../kubernetes/kinds/network-policy.ts';
import { nameAt, type Resource } from '../kubernetes/resource.ts';
import type { Endpoint } from '../network/endpoints.ts';
import {
  type Answer,
  answerOf,
  type Explanation,
  explain,
  type Side,
  type Statement,
  spoken,
} from '../network/explain.ts';
import { type Missing, missingText, titleOfPolicy } from '../network/missing.ts';
import type { Reachability } from '../network/reachability.ts';
import { type Remedy, remediesOf } from '../network/remedy.ts';
import type { PortSet } from '../network/sets/port-set.ts';
import type { Range } from '../text/range.ts';
import { countOf, listWords } from '../text/words.ts';
import { clauseTitle, directionWords, endpointWords, peerWords, portWords } from './policy-words.ts';
import { type PortsData, portsData } from './reach.ts';

export interface PlaceData {
  readonly file: string;
  readonly at: Range;
}

/** One sentence and where what it says is written. */
export interface StepData {
  readonly direction: Direction;
  readonly text: string;
  readonly places: readonly PlaceData[];
}

export interface QuestionData {
  readonly version: 1;
  readonly bundle: string;
  readonly from: string;
  readonly to: string;
  readonly ports: PortsData;
  readonly answer: Answer;
  readonly allowed: PortsData;
  /** What each end says, the opening one first. */
  readonly sides: readonly { readonly direction: Direction; readonly pod: string; readonly answer: Answer }[];
  readonly steps: readonly StepData[];
  /** What would turn the answer round; for an unknown one, what would settle it. */
  readonly changes: readonly { readonly text: string; readonly places: readonly PlaceData[] }[];
}

export function questionData(
  reachability: Reachability,
  bundle: string,
  from: Endpoint,
  to: Endpoint,
  asked: PortSet,
): QuestionData {
  const explanation = explain(reachability, from, to, asked);
  const { verdict, sides } = explanation;
  return {
    version: 1,
    bundle,
    from: from.id,
    to: to.id,
    ports: portsData(asked),
    answer: answerOf(verdict, asked),
    allowed: portsData(verdict.certain),
    sides: sides.map((side) => ({
      direction: side.direction,
      pod: side.pod.id,
      answer: answerOf(side.verdict, asked),
    })),
    steps: [...selfSteps(explanation), ...sides.flatMap((side) => stepsOf(side, asked))],
    changes: remediesOf(explanation).map(changeOf),
  };
}

function selfSteps({ from, to }: Explanation): StepData[] {
  if (from.kind !== 'workload' || from.id !== to.id) return [];
  const text = 'A pod always reaches itself; what follows is about one pod of the workload reaching another.';
  return [{ direction: 'outbound', text, places: [] }];
}

function stepsOf(side: Side, asked: PortSet): StepData[] {
  const { direction, pod, stance } = side;
  const say = (text: string, places: readonly PlaceData[] = []): StepData => ({ direction, text, places });
  const who = endpointWords(pod);
  if (stance === 'outside') return [say('No policy of the cluster governs what lies outside it.')];
  if (stance === 'host-network') {
    return [say(`No policy binds ${who}: it runs on the host network, which most network plugins leave alone.`)];
  }
  if (stance === 'open') return [say(`No policy isolates ${who} for ${directionWords[direction]}.`)];
  const statements = spoken(side);
  const before = statements.filter(({ policy }) => policy.tier === 'admin');
  const added = statements.filter(({ policy }) => policy.tier === 'policy');
  const after = statements.filter(({ policy }) => policy.tier === 'baseline');
  return [
    ...side.opaque.map((policy) =>
      say(`${titleOfPolicy(policy)} selects ${who}; what it decides is not evaluated.`, [nameOf(policy.resource)]),
    ),
    ...before.map((statement) => statementStep(statement, direction)),
    ...isolationSteps(side, added, say),
    ...added.map((statement) => statementStep(statement, direction)),
    ...refusalSteps(side, asked, say),
    ...after.map((statement) => statementStep(statement, direction)),
    ...side.missing.map((missing) => say(`It depends on ${missingText(missing)}.`)),
  ];
}

type Say = (text: string, places?: readonly PlaceData[]) => StepData;

function isolationSteps({ isolating, direction, pod }: Side, added: readonly Statement[], say: Say): StepData[] {
  const allowing = new Set(added.map(({ policy }) => policy));
  // Where many policies isolate a pod, those that let the connection pass are the ones to name.
  const named =
    allowing.size > 0 && isolating.length > most ? isolating.filter((each) => allowing.has(each.policy)) : isolating;
  const rest = isolating.length - named.length;
  return (['yes', 'maybe'] as const).flatMap((certainty) => {
    const policies = named.filter((each) => each.certainty === certainty).map(({ policy }) => policy);
    if (policies.length === 0) return [];
    const others = certainty === 'yes' && rest > 0 ? [countOf(rest, 'other policy', 'other policies')] : [];
    const names = listWords([...policies.map(titleOfPolicy), ...others]);
    const verb = certainty === 'maybe' ? 'may isolate' : policies.length + others.length > 1 ? 'isolate' : 'isolates';
    const places = policies.map(({ resource }) => nameOf(resource));
    return [say(`${names} ${verb} ${endpointWords(pod)} for ${directionWords[direction]}.`, places)];
  });
}

function statementStep({ policy, clause, certainty, peers, entries }: Statement, direction: Direction): StepData {
  const may = certainty === 'maybe' ? 'may ' : '';
  const verbs = { allow: may ? 'allow' : 'allows', deny: may ? 'deny' : 'denies', pass: may ? 'pass' : 'passes' };
  const verb = `${may}${verbs[clause.effect]}`;
  const whom = peers.map(peerWords).join(' and ');
  const onward = clause.effect === 'pass' ? ' on to the policies behind its tier' : '';
  const title = clauseTitle(policy, clause);
  const text = `${capital(title)} ${verb} ${whom}${onward} on ${portWords(entries)}.`;
  const { file } = policy.resource;
  const places = [clause.at, ...peers.map((peer) => peer.at), ...entries.map((entry) => entry.at)];
  return { direction, text, places: distinctPlaces(places.map((at) => ({ file, at }))) };
}

/** What the rules of the isolating policies would have let pass: the near misses, so that a refusal can be understood. */
function refusalSteps(side: Side, asked: PortSet, say: Say): StepData[] {
  const { isolating, statements, verdict, peer } = side;
  if (verdict.possible.contains(asked) || !isolating.some(({ certainty }) => certainty === 'yes')) return [];
  const rules = statements.filter(({ policy }) => policy.tier === 'policy');
  const forPeer = rules.filter(({ certainty, decides }) => certainty !== 'no' && decides.isEmpty);
  const forPort = rules.filter(({ certainty, ports }) => certainty === 'no' && !ports.possible.isEmpty);
  const what = verdict.possible.isEmpty ? 'Nothing' : 'Nothing else';
  const whom = endpointWords(peer);
  return [
    say(
      `${what} in ${isolating.length > 1 ? 'their' : 'its'} rules is for ${whom} on ${asked.subtract(verdict.possible)}.`,
    ),
    ...forPeer
      .slice(0, most)
      .map(({ policy, clause }) =>
        say(`${capital(clauseTitle(policy, clause))} is for ${whom}, but only on ${portWords(clause.ports)}.`, [
          { file: policy.resource.file, at: clause.at },
        ]),
      ),
    ...forPort
      .slice(0, most)
      .map(({ policy, clause }) =>
        say(
          `${capital(clauseTitle(policy, clause))} is for that port, but only for ${clause.peers.map(peerWords).join(' and ')}.${blockNote(clause.peers, peer)}`,
          [{ file: policy.resource.file, at: clause.at }],
        ),
      ),
  ];
}

/** How many policies or near misses of a kind are worth reading. */
const most = 3;

function blockNote(peers: Statement['clause']['peers'], peer: Endpoint): string {
  if (peer.kind !== 'workload' || !peers.some((each) => each.kind === 'addresses')) return '';
  return ' A block is meant for addresses outside the cluster; some network plugins match pods by it as well.';
}

function changeOf(remedy: Remedy): QuestionData['changes'][number] {
  switch (remedy.kind) {
    case 'isolate':
      return {
        text: `To close it, add a NetworkPolicy that isolates ${endpointWords(remedy.pod)} for ${directionWords[remedy.direction]} and allows only what it needs.`,
        places: [],
      };
    case 'remove':
      return removal(remedy);
    case 'put-before':
      return {
        text: `To ${remedy.effect === 'allow' ? 'open' : 'close'} it, put a rule that ${remedy.effect === 'allow' ? 'allows' : 'denies'} it before ${clauseTitle(remedy.statement.policy, remedy.statement.clause)}.`,
        places: [{ file: remedy.statement.policy.resource.file, at: remedy.statement.clause.at }],
      };
    case 'add-port':
      return {
        text: `To open it, add ${remedy.ports} to ${clauseTitle(remedy.policy, remedy.clause)}.`,
        places: [{ file: remedy.policy.resource.file, at: remedy.clause.at }],
      };
    case 'add-peer':
      return {
        text: `To open it, add ${endpointWords(remedy.peer)} to the peers of ${clauseTitle(remedy.policy, remedy.clause)}.`,
        places: [{ file: remedy.policy.resource.file, at: remedy.clause.at }],
      };
    case 'add-rule':
      return {
        text: `To open it, add an ${remedy.direction} rule for ${endpointWords(remedy.peer)} on ${remedy.ports} to ${titleOfPolicy(remedy.policy)}.`,
        places: [nameOf(remedy.policy.resource)],
      };
    case 'show':
      return { text: settling(remedy.missing), places: [] };
  }
}

function settling(missing: Missing): string {
  if (missing.kind !== 'namespace-labels') return `To settle it, find out ${missingText(missing)}.`;
  return `To settle it, add the Namespace ${missing.namespace} with its labels to the bundle.`;
}

function removal({ statement, what }: Extract<Remedy, { kind: 'remove' }>): QuestionData['changes'][number] {
  const { policy, clause, peers, entries } = statement;
  const title = clauseTitle(policy, clause);
  const [part, at] =
    what === 'peer'
      ? [`the peer "${peerWords(peers[0]!)}" from ${title}`, peers[0]!.at]
      : what === 'port'
        ? [`${portWords(entries)} from ${title}`, entries[0]!.at]
        : [title, clause.at];
  return {
    text: `To close it, take ${part}${what === 'rule' ? ' away' : ''}.`,
    places: [{ file: policy.resource.file, at }],
  };
}

function nameOf(resource: Resource): PlaceData {
  return { file: resource.file, at: nameAt(resource) };
}

function distinctPlaces(places: readonly PlaceData[]): PlaceData[] {
  return [...new Map(places.map((place) => [`${place.file} ${place.at.start}`, place])).values()];
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
