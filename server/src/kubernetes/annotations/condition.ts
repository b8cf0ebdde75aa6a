/** Decides the conditions of the annotation tables about one object. */

import type { Clause, Condition, Expectation } from './annotation.ts';
import { annotationOf } from './catalogue.ts';
import { reachOf } from './check-network-value.ts';
import { isEnabled } from './check-value.ts';
import { anyText } from './value-type.ts';

/** What the conditions need to know of an object; whoever holds one makes the view. */
export interface ObjectView {
  /** The value of an annotation in the map at hand. */
  annotation(key: string): string | undefined;
  /** Every scalar at a path such as `spec.ports[].protocol`, as text; empty when there is none. */
  field(path: string): readonly string[];
}

/** Those clauses about the annotation `key` that the object breaks, out of its `clashes` or its `needs`. */
export function brokenClauses(key: string, kind: 'clashes' | 'needs', view: ObjectView): readonly Clause[] {
  const own = view.annotation(key);
  if (own === undefined) return [];
  const clauses = annotationOf(key)?.annotation[kind] ?? [];
  return clauses.filter((clause) => {
    if (clause.own !== undefined && !meets([own], clause.own, key, own)) return false;
    const allHold = clause.when.every((condition) => holds(condition, view, own));
    return kind === 'clashes' ? allHold : !allHold;
  });
}

/** Whether one condition holds. `own` is the value that `different` is compared with. */
export function holds(condition: Condition, view: ObjectView, own?: string): boolean {
  if ('anyOf' in condition) return condition.anyOf.some((each) => holds(each, view, own));
  if ('field' in condition) return meets(view.field(condition.field), condition.is, undefined, own);
  const value = view.annotation(condition.annotation);
  return meets(value === undefined ? [] : [value], condition.is, condition.annotation, own);
}

/** Whether the values found at a place are what is expected. `own` is the value that `different` is compared with. */
export function meets(
  values: readonly string[],
  expectation: Expectation,
  key: string | undefined,
  own?: string,
): boolean {
  if (expectation === 'absent') return values.length === 0;
  if (expectation === 'not-enabled') return !meets(values, 'enabled', key, own);
  return values.some((value) => {
    switch (expectation) {
      case 'present':
        return true;
      case 'enabled':
        return isEnabled((key && annotationOf(key)?.annotation.value) || anyText, value);
      case 'different':
        return value !== own;
      case 'private-address':
        return addressesIn(value).some((address) => reachOf(address) === 'private');
      case 'public-address':
        return addressesIn(value).some((address) => reachOf(address) === 'public');
      default:
        return expectation.includes(value);
    }
  });
}

function addressesIn(value: string): string[] {
  return value.split(/[\s,/]+/);
}
