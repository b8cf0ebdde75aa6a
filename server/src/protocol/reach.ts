/** What the editor asks about reachability: who there is, who reaches whom, one question, and what an edit changes. */

/** A request: `ReachParams` in, `ReachResult` out, or null for a document that stands in no bundle. */
export const reachRequest = 'portolan/reach';
/** A request: `QuestionParams` in, `QuestionResult` out, or null when an end is not there. */
export const questionRequest = 'portolan/question';
/** A request: `ChangeParams` in, `ChangeResult` out. */
export const changeRequest = 'portolan/change';
/** A request: `ChangeParams` in, a list of `EditedPayload` out: the same, only counted. */
export const editedRequest = 'portolan/edited';

export interface PlacePayload {
  readonly uri: string;
  /** Counted from 0. */
  readonly line: number;
  readonly character: number;
}

export interface EndPayload {
  readonly id: string;
  readonly kind: 'workload' | 'addresses' | 'ingress-controller';
}

/** The bundle that a document stands in. */
export interface ReachParams {
  readonly uri: string;
  /** Only the connections of the workload at this place. */
  readonly position?: { readonly line: number; readonly character: number };
}

export interface ReachResult {
  readonly bundle: string;
  readonly endpoints: readonly EndPayload[];
  /** The workload at the asked position, when there is one. */
  readonly about: string | null;
  readonly connections: readonly { readonly from: string; readonly to: string; readonly ports: string }[];
  readonly unknown: readonly { readonly from: string; readonly to: string; readonly missing: string }[];
}

export interface QuestionParams {
  readonly uri: string;
  readonly from: string;
  readonly to: string;
  /** Such as `tcp/80`; every port when left out. */
  readonly port?: string;
}

export type AnswerWord = 'allowed' | 'denied' | 'unknown' | 'partly';

/** What one end says: the one that opens the connection, `outbound`, then the one that receives it. */
export interface SidePayload {
  readonly direction: 'outbound' | 'inbound';
  readonly pod: string;
  readonly answer: AnswerWord;
  readonly steps: readonly StepPayload[];
}

export interface StepPayload {
  readonly text: string;
  readonly places: readonly PlacePayload[];
}

export interface QuestionResult {
  readonly bundle: string;
  readonly from: string;
  readonly to: string;
  /** What was asked about and what of it surely passes: `TCP 80`. */
  readonly asked: string;
  readonly allowed: string;
  readonly answer: AnswerWord;
  readonly sides: readonly SidePayload[];
  readonly steps: readonly StepPayload[];
  readonly changes: readonly StepPayload[];
}

export interface ChangeParams {
  readonly uri: string;
  /** The text to compare with, such as the one last committed. */
  readonly base: string;
}

export interface ChangeResult {
  /** Connections that are new, then those that are gone, each with what opened or closed it. */
  readonly opened: readonly ChangedConnection[];
  readonly closed: readonly ChangedConnection[];
}

export interface ChangedConnection {
  readonly from: string;
  readonly to: string;
  readonly ports: string;
  /** Each with its line, where that still stands. */
  readonly causes: readonly StepPayload[];
}

/** An object of the document whose edit opens or closes connections. */
export interface EditedPayload {
  /** Counted from 0. */
  readonly line: number;
  readonly opened: number;
  readonly closed: number;
}
