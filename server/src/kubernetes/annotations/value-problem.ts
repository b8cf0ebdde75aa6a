/** What can be wrong with the value of an annotation. */

export type ValueFault =
  | 'empty'
  | 'blank'
  | 'not-boolean'
  | 'not-a-number'
  | 'out-of-range'
  | 'not-a-choice'
  | 'wrong-separator'
  | 'too-many'
  | 'not-an-address'
  | 'wrong-family'
  | 'not-a-range'
  | 'no-prefix-length'
  | 'host-bits'
  | 'not-a-duration'
  | 'not-a-size'
  | 'not-a-host'
  | 'not-a-url'
  | 'not-a-reference'
  | 'not-a-port'
  | 'not-a-pair'
  | 'not-json'
  | 'not-an-id'
  | 'not-a-regex'
  | 'not-the-pattern';

/** What the checker of one type finds. */
export interface Finding {
  readonly fault: ValueFault;
  /** The item that is wrong, where the value is a list. */
  readonly part?: string;
  /** The whole value as it was probably meant; absent when that is anyone's guess. */
  readonly suggestion?: string;
}

/** A finding with the phrase that completes "expects …". */
export interface ValueProblem extends Finding {
  readonly expected: string;
}
