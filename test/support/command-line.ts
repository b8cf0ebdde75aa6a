/** Runs the command line in this process and keeps what it writes. */

import { run } from '../../server/src/cli/main.ts';

export interface Ended {
  readonly status: number;
  readonly output: string;
  readonly error: string;
}

/** `input` is what stands on standard input. */
export async function portolan(args: readonly string[], input = ''): Promise<Ended> {
  let output = '';
  let error = '';
  const status = await run(args, {
    input: () => input,
    output: (text) => {
      output += text;
    },
    error: (text) => {
      error += text;
    },
    terminal: false,
    colours: false,
  });
  return { status, output, error };
}
