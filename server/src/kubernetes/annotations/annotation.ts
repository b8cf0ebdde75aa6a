/**
 * The shape of one row of the annotation tables: who reads a key, where it may stand, what it takes, what a wrong value
 * does and what it must not stand beside. A new controller adds rows, never code.
 */

import type { ControllerId } from './controller-table.ts';
import type { ValueType } from './value-type.ts';

export interface Annotation {
  /** The whole key. Families hold placeholders in braces, such as `example.io/port_{port}_name`. */
  readonly key: string;
  /** One entry for each placeholder of the key. */
  readonly placeholders?: Readonly<Record<string, Placeholder>>;
  readonly controller: ControllerId;
  readonly on: readonly Place[];
  readonly value: ValueType;
  /**
   * What an absent annotation amounts to, written as a value. Left out when there is none, or when the controller's own
   * settings decide.
   */
  readonly default?: string;
  /** What an empty value means; where this is left out, an empty value is wrong unless the type takes it. */
  readonly whenEmpty?: string;
  /** One sentence for hovers. */
  readonly meaning: string;
  readonly since?: string;
  readonly deprecated?: Retirement;
  readonly removed?: Retirement;
  /** What a value that the type refuses leads to. */
  readonly invalid: Effect;
  /** What standing on an object of another kind, or one that `on` excludes, leads to; `ignored` when left out. */
  readonly misplaced?: Effect;
  /** What it must not meet. */
  readonly clashes?: readonly Clause[];
  /** What it cannot do without. */
  readonly needs?: readonly Clause[];
  readonly risk?: Risk;
  /** What other parts of a manifest may conclude from it. */
  readonly tells?: readonly Signal[];
  /** The page or the code path that says so. */
  readonly source: string;
}

/** What may stand for a placeholder: a port number, a word without dot or slash, or any rest of a key's name. */
export type Placeholder = 'port' | 'word' | 'rest';

/** An object that may carry the key. */
export interface Place {
  /** `Pod` includes every pod template. */
  readonly kind: string;
  /** The API group, where several share the kind. */
  readonly group?: string;
  /** The map that holds the key, when it is not `metadata.annotations`. */
  readonly field?: string;
  /** What the object must be for the key to be read: all of these. */
  readonly when?: readonly Condition[];
}

/** A statement about the object that carries the annotation. Field paths are dotted; `[]` means any item. */
export type Condition =
  | { readonly annotation: string; readonly is: Expectation }
  | { readonly field: string; readonly is: Expectation }
  | { readonly anyOf: readonly Condition[] };

/**
 * What a value is expected to be. A list: one of these texts. `enabled`: a flag that its controller reads as true.
 * `different`: set, and not the same text as this annotation's own value. The two kinds of addresses are about IP
 * addresses anywhere in a value.
 */
export type Expectation =
  | 'present'
  | 'absent'
  | 'enabled'
  | 'not-enabled'
  | 'different'
  | 'private-address'
  | 'public-address'
  | readonly string[];

/**
 * A rule between this annotation and the rest of its object. In `clashes` it is broken when all of `when` hold, in
 * `needs` when one of them does not.
 */
export interface Clause {
  /** What this annotation's own value must be for the clause to matter; any value when left out. */
  readonly own?: Expectation;
  readonly when: readonly Condition[];
  /** What breaking it leads to. */
  readonly effect: Effect;
  /** One sentence that says why. */
  readonly because: string;
}

export interface Retirement {
  /** The version of the controller, or of Kubernetes, that did it; left out when it is not known. */
  readonly version?: string;
  /** A date that matters more than a version, as YYYY-MM-DD. */
  readonly date?: string;
  readonly replacement?: Replacement;
}

/** What to use instead. `value` is the text that the replacement takes, where it is always the same. */
export type Replacement =
  | { readonly annotation: string; readonly value?: string }
  | { readonly field: string; readonly value?: string };

export interface Risk {
  /** The controller's own rating. */
  readonly level: 'low' | 'medium' | 'high' | 'critical';
  /** Published vulnerabilities that its value can trigger. */
  readonly cves?: readonly string[];
}

/** A fact that a value states: the load balancer is internal, TLS ends without `spec.tls`, a Secret is made. */
export interface Signal {
  readonly fact: 'internal-load-balancer' | 'source-ranges' | 'tls-without-field' | 'makes-tls-secret' | 'https-only';
  /** The own value that states it; any value when left out. */
  readonly own?: Expectation;
}

/** What goes wrong, from harmless to grave. */
export type Effect = keyof typeof effects;

/** The consequence in words, as a sentence for hovers and messages. */
export const effects = {
  ignored: 'It has no effect.',
  'other-ignored': 'The other setting has no effect.',
  'reads-as-false': 'The controller takes the value for false without a word.',
  'default-used': 'The controller uses its default instead.',
  'entry-dropped': 'The controller leaves this entry out.',
  rejected: 'The controller does not use the value: it takes its default, or leaves the whole object out.',
  'path-denied': 'The paths of this object answer with an error until it is mended.',
  'object-skipped': 'The controller leaves the whole object out, or its admission webhook refuses it.',
  'object-refused': 'The API server refuses the object.',
  'reconcile-fails': 'The controller reports an error and does not bring this object about.',
  'traffic-denied': 'The controller drops the entry and denies all other traffic.',
  'opens-public': 'The load balancer gets a public address.',
  'everything-stalls': 'The controller stops updating every object that it serves.',
} as const;
