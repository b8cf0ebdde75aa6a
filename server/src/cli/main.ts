/** The command line: finds the command, runs it, and ends with the exit status that the contract gives. */

import { UsageError } from './arguments.ts';
import { runAudit } from './audit.ts';
import { processStreams, type Streams } from './streams.ts';

type Command = (args: readonly string[], streams: Streams) => number | Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  audit: runAudit,
};

/** Runs one command. 0: nothing to report; 1: findings; 2: wrong usage, unreadable path or broken configuration. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  const [name, ...rest] = args;
  const command = name === undefined ? undefined : commands[name];
  if (!command) {
    streams.error(name === undefined ? 'Which command?\n' : `There is no command ${name}.\n`);
    return 2;
  }
  try {
    return await command(rest, streams);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.error(`${error.message}\n`);
    return 2;
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), processStreams());
