/** Measures lenses through the real protocol: where they stand and what they say, from what is known and right after an edit. */

import type { CodeLens } from 'vscode-languageserver';
import { editedRequest } from '../server/src/protocol/reach.ts';
import { percentile } from './numbers.ts';
import { serveWorkspace } from './served.ts';
import type { MadeFile } from './workspace.ts';

/** Run in a process of its own. Prints one line of JSON. */
const count = Number(process.argv[2]);
const rounds = 40;
const { editor, uri, files, stop } = await serveWorkspace(count, 'dist/server.js');
const results = [];
for (const name of ['deployment.yaml', 'policy.yaml', 'service.yaml', 'ingress.yaml']) {
  results.push(await measured(`lens, ${name}`, name, ({ path }) => lensTime(path)));
}
results.push(await measured('first lens after an edit', 'policy.yaml', firstAfterEdit));
results.push(await measured('what an edit changes', 'policy.yaml', changeAfterEdit));
await stop();
console.log(JSON.stringify({ results }));

async function measured(
  title: string,
  file: string,
  time: (one: MadeFile) => Promise<number>,
): Promise<{ name: string; p50: number; p95: number; answered: number }> {
  const candidates = files.filter(({ path }) => path.endsWith(`/${file}`));
  // What is known of the bundle is worked out before.
  await time(candidates[0]!);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await time(candidates[(round * 7919) % candidates.length]!));
  return { name: title, p50: percentile(times, 50), p95: percentile(times, 95), answered: 1 };
}

/** The lenses of a file and what all of them say. */
async function lensTime(path: string): Promise<number> {
  const started = performance.now();
  const textDocument = { uri: `${uri}/${path}` };
  const lenses = await editor.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument });
  for (const lens of lenses) await editor.connection.sendRequest('codeLens/resolve', lens);
  return performance.now() - started;
}

async function firstAfterEdit({ path, text }: MadeFile): Promise<number> {
  return edited({ path, text }, () => lensTime(path));
}

async function changeAfterEdit({ path, text }: MadeFile): Promise<number> {
  return edited({ path, text }, async () => {
    const started = performance.now();
    await editor.connection.sendRequest(editedRequest, { uri: `${uri}/${path}`, base: text });
    return performance.now() - started;
  });
}

/** With another port in the policy. */
async function edited({ path, text }: MadeFile, use: () => Promise<number>): Promise<number> {
  const document = `${uri}/${path}`;
  await editor.open(document, text);
  await editor.change(document, 2, text.replace(/port: \d+/, 'port: 1234'));
  await editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: document } });
  const milliseconds = await use();
  await editor.close(document);
  return milliseconds;
}
