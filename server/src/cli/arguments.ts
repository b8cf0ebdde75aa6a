/** Reads command lines; what does not fit is a usage error with a sentence a person can act on. */

import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Wrong usage, an unreadable path or a broken configuration: exit status 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options and paths of one command. */
export function parseCommand<O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** One of the given words, or a usage error. */
export function choice<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value);
  if (found === undefined) throw new UsageError(`--${option} takes ${allowed.join(', ')}; not ${value}.`);
  return found;
}
