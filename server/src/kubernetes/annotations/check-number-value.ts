/** Decides what is wrong with numbers, durations, sizes and ports in annotation values. */

import type { Finding } from './value-problem.ts';
import type { ValueType } from './value-type.ts';

type Kind<Name> = Extract<ValueType, { kind: Name }>;

interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export function integerFault(bounds: Bounds, text: string): Finding | undefined {
  if (/^[+-]?\d+$/.test(text)) return boundsFault(bounds, Number(text));
  const trimmed = text.trim();
  return { fault: 'not-a-number', ...(/^[+-]?\d+$/.test(trimmed) ? { suggestion: trimmed } : {}) };
}

export function portFault({ named, zero, max }: Kind<'port'>, value: string): Finding | undefined {
  if (/^\d+$/.test(value)) return boundsFault({ min: zero ? 0 : 1, max: max ?? 65535 }, Number(value));
  const isName = value.length <= 63 && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(value);
  return named && isName ? undefined : { fault: 'not-a-port' };
}

export function durationFault(type: Kind<'duration'>, value: string): Finding | undefined {
  if (type.seconds && /^[+-]?\d+$/.test(value)) return boundsFault(type, Number(value));
  if (!goDuration.test(value)) {
    const days = /^(\d{1,6})\s*d(?:ays?)?$/.exec(value.trim())?.[1];
    return { fault: 'not-a-duration', ...(days ? { suggestion: `${Number(days) * 24}h` } : {}) };
  }
  let seconds = 0;
  for (const [, amount, unit] of value.matchAll(/([\d.]+)([a-zµμ]+)/g)) {
    seconds += Number(amount) * unitSeconds[unit!]!;
  }
  return boundsFault(type, value.startsWith('-') ? -seconds : seconds);
}

/** NGINX takes a plain number of bytes or one with a unit of a single letter. */
export function sizeFault(text: string): Finding | undefined {
  if (/^\d+[bkmg]?$/i.test(text)) return undefined;
  const [, amount, unit] = /^(\d+)([kmg])i?b?$/i.exec(text) ?? [];
  return { fault: 'not-a-size', ...(amount ? { suggestion: `${amount}${unit!.toLowerCase()}` } : {}) };
}

export function quantityFault(value: string): Finding | undefined {
  return quantity.test(value) ? undefined : { fault: 'not-a-size' };
}

function boundsFault({ min, max }: Bounds, number: number): Finding | undefined {
  const isInside = (min ?? Number.NEGATIVE_INFINITY) <= number && number <= (max ?? Number.POSITIVE_INFINITY);
  return isInside ? undefined : { fault: 'out-of-range' };
}

const goDuration = /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const quantity = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
const unitSeconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};
