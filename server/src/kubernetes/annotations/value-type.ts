/** The types of annotation values, as data, with short forms for the tables. Values are judged in `check-value.ts`. */

/**
 * How a controller reads a flag.
 * `exact`: only `true` counts, letter for letter. `any-case`: letter case is ignored, blanks are not.
 * `any-case-trimmed`: blanks around it are ignored too. `go`: Go's strconv.ParseBool, which takes 1, t, T, 0, f, F too.
 */
export type BooleanReading = 'exact' | 'any-case' | 'any-case-trimmed' | 'go';

/** What happens to blanks: taken off the ends, taken out everywhere, or left in and so part of the value. */
export type Blanks = 'trimmed' | 'removed' | 'kept';

export type ValueType =
  | { readonly kind: 'text'; readonly filled?: true }
  | { readonly kind: 'boolean'; readonly reading: BooleanReading }
  | { readonly kind: 'integer'; readonly min?: number; readonly max?: number; readonly blanks?: Blanks }
  | { readonly kind: 'enum'; readonly values: readonly string[]; readonly anyCase?: true; readonly blanks?: Blanks }
  | {
      readonly kind: 'list';
      readonly of: ValueType;
      readonly separator: ',' | ' ';
      readonly blanks: Blanks;
      readonly max?: number;
    }
  | { readonly kind: 'address'; readonly family?: 4 | 6 }
  /** `bare`: an address without prefix length is taken too. `hostBits`: bits behind the prefix are tolerated. */
  | { readonly kind: 'cidr'; readonly bare?: true; readonly hostBits?: true }
  /** Go's time.ParseDuration; with `seconds` a plain number counts as seconds. Bounds are seconds. */
  | { readonly kind: 'duration'; readonly seconds?: true; readonly min?: number; readonly max?: number }
  /** NGINX's sizes: a number of bytes, or with one of the letters b, k, m, g. */
  | { readonly kind: 'size' }
  /** Kubernetes' quantities, such as 10M or 1Gi. */
  | { readonly kind: 'quantity' }
  | { readonly kind: 'host'; readonly wildcard?: true }
  /** The pattern must need no backtracking, for values are as long as their author likes. */
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly expected: string; readonly blanks?: Blanks }
  | { readonly kind: 'regex'; readonly after?: string }
  | { readonly kind: 'url'; readonly schemes: readonly string[] }
  | { readonly kind: 'reference'; readonly to: string; readonly namespace: 'required' | 'optional' | 'never' }
  /** `named`: the name of a port is taken too. `zero`: so is 0. */
  | { readonly kind: 'port'; readonly named?: true; readonly zero?: true; readonly max?: number }
  | { readonly kind: 'pair' }
  | { readonly kind: 'json'; readonly shape?: 'object' | 'array' }
  | { readonly kind: 'azure-id'; readonly resource: string }
  | { readonly kind: 'either'; readonly of: readonly ValueType[] };

export type ValueKind = ValueType['kind'];

export const anyText: ValueType = { kind: 'text' };
export const filledText: ValueType = { kind: 'text', filled: true };
export const exactBoolean: ValueType = { kind: 'boolean', reading: 'exact' };
export const anyCaseBoolean: ValueType = { kind: 'boolean', reading: 'any-case' };
export const trimmedBoolean: ValueType = { kind: 'boolean', reading: 'any-case-trimmed' };
export const goBoolean: ValueType = { kind: 'boolean', reading: 'go' };
export const ipv4: ValueType = { kind: 'address', family: 4 };
export const ipv6: ValueType = { kind: 'address', family: 6 };
export const size: ValueType = { kind: 'size' };
export const portNumber: ValueType = { kind: 'port' };
export const json: ValueType = { kind: 'json' };
export const onOrOff: ValueType = { kind: 'enum', values: ['on', 'off'], blanks: 'trimmed' };

export function integer(min?: number, max?: number, blanks?: Blanks): ValueType {
  return {
    kind: 'integer',
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(blanks ? { blanks } : {}),
  };
}

/** One of the words, letter for letter. */
export function oneOf(...values: readonly string[]): ValueType {
  return { kind: 'enum', values };
}

/** One of the words in any letter case. */
export function anyCaseOf(...values: readonly string[]): ValueType {
  return { kind: 'enum', values, anyCase: true, blanks: 'trimmed' };
}

export function commaList(of: ValueType, blanks: Blanks = 'trimmed'): ValueType {
  return { kind: 'list', of, separator: ',', blanks };
}

export function spaceList(of: ValueType, max?: number): ValueType {
  return { kind: 'list', of, separator: ' ', blanks: 'trimmed', ...(max === undefined ? {} : { max }) };
}

export function pattern(regex: RegExp, expected: string, blanks?: Blanks): ValueType {
  return { kind: 'pattern', pattern: regex, expected, ...(blanks ? { blanks } : {}) };
}

export function nameOf(to: string): ValueType {
  return { kind: 'reference', to, namespace: 'never' };
}

export function nameAndNamespaceOf(to: string, namespace: 'required' | 'optional' = 'required'): ValueType {
  return { kind: 'reference', to, namespace };
}
