/** Where a command reads and writes, so that tests can stand in for the process. */

import { readFileSync } from 'node:fs';

export interface Streams {
  /** Standard input, read to its end. */
  input(): string;
  output(text: string): void;
  error(text: string): void;
  /** Whether progress may be shown on the error stream. */
  readonly terminal: boolean;
  /** Whether the output may be coloured. */
  readonly colours: boolean;
}

export function processStreams(): Streams {
  const { stdout, stderr, env } = process;
  return {
    input: () => readFileSync(0, 'utf8'),
    output: (text) => void stdout.write(text),
    error: (text) => void stderr.write(text),
    terminal: stderr.isTTY === true,
    colours: stdout.isTTY === true && !env.NO_COLOR,
  };
}
