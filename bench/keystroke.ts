/** Measures keystrokes through the real protocol: from the edit's notification to the findings of that file and of others. */

import { readFileSync } from 'node:fs';
import { percentile } from './numbers.ts';
import { serveWorkspace } from './served.ts';

/** Run in a process of its own. Prints one line of JSON. */
const count = Number(process.argv[2]);
const rounds = 200;
const { editor, uri, files, pid, stop } = await serveWorkspace(count, 'server/src/process/main.ts');
const own: number[] = [];
const others: number[] = [];

const services = files.filter(({ path }) => path.endsWith('service.yaml'));
for (let round = 0; round < rounds; round++) {
  const service = services[(round * 7919) % services.length]!;
  const deployment = files.find(({ path }) => path === service.path.replace('service.yaml', 'deployment.yaml'))!;
  // A Service whose port is out of range, and whose target port no container has: both are seen in the Service's file.
  own.push(await timed(service, service.text.replace('port: 80', 'port: 99999'), service.path));
  // The container port that the Service and the policy name goes away: seen in other files.
  others.push(await timed(deployment, deployment.text.replace('- name: http', '- name: gone'), service.path));
}
const resident = residentOf(pid);
await stop();
console.log(
  JSON.stringify({
    own50: percentile(own, 50),
    own95: percentile(own, 95),
    others50: percentile(others, 50),
    others95: percentile(others, 95),
    resident: Math.round(resident),
  }),
);

/** Opens a file, makes one edit, and waits until findings arrive for `awaited`. Returns milliseconds from the edit. */
async function timed(file: { path: string; text: string }, edited: string, awaited: string): Promise<number> {
  const document = `${uri}/${file.path}`;
  await editor.open(document, file.text);
  await editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: document } });
  const started = performance.now();
  await editor.change(document, 2, edited);
  await editor.diagnosticsWhen(`${uri}/${awaited}`, (all) => all.length > 0);
  const elapsed = performance.now() - started;
  await editor.close(document);
  await editor.diagnosticsWhen(`${uri}/${awaited}`, (all) => all.length === 0);
  return elapsed;
}

/** Resident memory of a process in megabytes, as Linux tells it; NaN elsewhere. */
function residentOf(pid: number): number {
  try {
    const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(line?.[1]) / 1000;
  } catch {
    return Number.NaN;
  }
}
