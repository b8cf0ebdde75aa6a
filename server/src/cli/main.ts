#!/usr/bin/env node
/** The command line: finds the command, runs it, and ends with the exit status that the contract gives. */

import { UsageError } from './arguments.ts';
import { runAudit } from './audit.ts';
import { runDiff } from './diff.ts';
import { serverProgram, version } from './package.ts';
import { runPlan } from './plan.ts';
import { runReach } from './reach.ts';
import { runRules } from './rules.ts';
import { processStreams, type Streams } from './streams.ts';
import { runTopology } from './topology.ts';

interface Command {
  readonly usage: string;
  readonly does: string;
  readonly run: (args: readonly string[], streams: Streams) => number | Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  audit: {
    usage:
      'audit [PATH...] [--format text|json|sarif|markdown|html|github] [--output FILE] [--fail-on error|warning|information|never] [--rule ID...] [--fix] [--config FILE] [--cluster FILE]',
    does: 'Lists all findings. With --fix it applies the safe fixes first and says what it changed.',
    run: runAudit,
  },
  reach: {
    usage:
      'reach [PATH...] [--bundle DIR] [--format text|json|csv|markdown|dot] [--from NS/NAME --to NS/NAME [--port tcp/80] [--explain]]',
    does: 'Lists every allowed connection, or answers one question: allowed, denied or unknown, and with --explain why.',
    run: runReach,
  },
  diff: {
    usage: 'diff OLD NEW | diff --git REV [PATH] [--bundle DIR] [--format text|json]',
    does: 'Lists connections added and removed between two folders, or between a git revision and the working tree.',
    run: runDiff,
  },
  topology: {
    usage: 'topology [PATH...] [--bundle DIR] [--format json|mermaid|dot|svg]',
    does: 'Draws the chart of workloads, Services, ways in and connections as data, as a graph or as a picture.',
    run: runTopology,
  },
  plan: {
    usage:
      'plan [PATH] [--nodes N] [--max-nodes N] [--pods-per-node N] [--surge N|N%] [--os Linux|Windows] [--model overlay|flat|pod-subnet|static-block|kubenet] [--services N] [--internal-load-balancers N] [--other-addresses N] [--vnet CIDR,...] [--existing [NAME=]CIDR,...] [--cluster FILE] [--format text|json|markdown]',
    does: 'Plans the address ranges of an AKS cluster and shows the arithmetic, from the profile in PATH or from the numbers given.',
    run: runPlan,
  },
  rules: {
    usage: 'rules [ID] [--format text|json|markdown]',
    does: "Lists the rules, or shows one rule's page.",
    run: runRules,
  },
  lsp: {
    usage: 'lsp --stdio',
    does: 'Runs the language server for an editor.',
    run: runLanguageServer,
  },
};

/** Runs one command. 0: nothing to report; 1: findings; 2: wrong usage, unreadable path or broken configuration. */
export async function run(args: readonly string[], streams: Streams): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') return show(streams.output, usageText());
  if (name === '--version') return show(streams.output, `${version()}\n`);
  const command = name === undefined || !Object.hasOwn(commands, name) ? undefined : commands[name];
  if (!command) {
    show(streams.error, `${name === undefined ? 'Name a command.' : `There is no command ${name}.`}\n\n${usageText()}`);
    return 2;
  }
  if (rest.includes('--help')) return show(streams.output, `portolan ${command.usage}\n\n${command.does}\n`);
  try {
    return await command.run(rest, streams);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.error(`${error.message}\n`);
    return 2;
  }
}

/** The server is a program of its own beside this one; it takes over the streams and ends with the connection. */
async function runLanguageServer(): Promise<number> {
  const program = serverProgram();
  if (program === undefined) throw new UsageError('The language server is not installed beside this program.');
  await import(program);
  return new Promise(() => undefined);
}

function usageText(): string {
  const lines = Object.values(commands).map(({ usage, does }) => `  portolan ${usage}\n      ${does}\n`);
  return `Usage:\n${lines.join('')}`;
}

function show(to: (text: string) => void, text: string): number {
  to(text);
  return 0;
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2), processStreams());
