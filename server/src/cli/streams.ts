/** Where a command reads and writes, so that tests can stand in for the process. */

import { readFileSync } from 'node:fs';

export interface Streams {
  /** Standard input, read to its end. */
  input(): string;
  output(text: string): void;
  error(text: string): void;
  /** Whether progress may be shown on the error stream. */
  readonly terminal: boolean;
}

export function processStreams(): Streams {
  return {
    input: () => readFileSync(0, 'utf8'),
    output: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY === true,
  };
}
