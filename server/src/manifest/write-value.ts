/** Writes plain values as YAML that both YAML 1.1 and 1.2 readers understand alike. */

import type { ScalarValue } from './located.ts';

/** A value without places, as JSON has it. */
export type PlainValue = ScalarValue | readonly PlainValue[] | { readonly [name: string]: PlainValue };
