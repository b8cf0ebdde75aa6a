/** Collects the cases that run inside VS Code's extension host, runs them in order and reports each one. */

/** What the script that started VS Code reads when VS Code has ended. */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
  readonly cases: readonly { readonly name: string; readonly milliseconds: number; readonly failure?: string }[];
}

/** Lines that begin so are shown as they come; all else that VS Code says is kept for the case of failure. */
const mark = '[suite] ';
const secondsPerCase = 60;

const cases: { name: string; body: () => Promise<void> }[] = [];

export function hostTest(name: string, body: () => Promise<void>): void {
  cases.push({ name, body });
}

/** Runs every case, even after failures, and hands over the results; rejects when a case failed. */
export async function runSuite(deliver: (results: SuiteResults) => void): Promise<void> {
  const results: SuiteResults['cases'][number][] = [];
  for (const { name, body } of cases) {
    const started = performance.now();
    const failure = await failureOf(body);
    const milliseconds = Math.round(performance.now() - started);
    results.push({ name, milliseconds, ...(failure === undefined ? {} : { failure }) });
    say(`${failure === undefined ? '✔' : '✖'} ${name}  ${milliseconds} ms`);
    for (const line of failure?.split('\n') ?? []) say(`    ${line}`);
  }

  const failed = results.filter(({ failure }) => failure !== undefined).length;
  const summary: SuiteResults = { passed: results.length - failed, failed, cases: results };
  deliver(summary);
  if (failed > 0) throw new Error(`${failed} of ${results.length} cases failed.`);
}

async function failureOf(body: () => Promise<void>): Promise<string | undefined> {
  let guard: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    guard = setTimeout(() => reject(new Error(`Not finished after ${secondsPerCase} s.`)), secondsPerCase * 1000);
  });
  try {
    await Promise.race([body(), tooLong]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(guard);
  }
}

function say(line: string): void {
  console.log(mark + line);
}
