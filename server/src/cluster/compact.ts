/** Leaves out what is unknown, so that an absent field is absent and not a field that holds undefined. */

type Known<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined fields. */
export function compact<T extends object>(fields: T): Known<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Known<T>;
}

/** The same, or undefined when nothing is left. */
export function compactOrAbsent<T extends object>(fields: T): Known<T> | undefined {
  const known = compact(fields);
  return Object.keys(known).length > 0 ? known : undefined;
}
