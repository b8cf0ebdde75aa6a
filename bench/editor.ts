/** Measures what an editor asks for under the cursor, through the real protocol, right after an edit of the file. */

import { percentile } from './numbers.ts';
import { serveWorkspace } from './served.ts';
import type { MadeFile } from './workspace.ts';

/** Run in a process of its own. Prints one line of JSON. */
const count = Number(process.argv[2]);
const rounds = 60;

/** A request, and where the cursor stands for it: behind `behind` in a file of that name, the rest of the line taken away. */
interface Question {
  readonly name: string;
  readonly method: string;
  readonly file: string;
  readonly behind: string;
  readonly isTyping?: true;
}

const completion = 'textDocument/completion';
const questions: readonly Question[] = [
  {
    name: 'completion of a Service',
    method: completion,
    file: 'ingress.yaml',
    behind: 'service:\n                name: ',
    isTyping: true,
  },
  {
    name: 'completion of a label',
    method: completion,
    file: 'service.yaml',
    behind: 'app.kubernetes.io/name: ',
    isTyping: true,
  },
  {
    name: 'completion of a namespace',
    method: completion,
    file: 'service.yaml',
    behind: 'namespace: ',
    isTyping: true,
  },
  {
    name: 'completion of a class',
    method: completion,
    file: 'ingress.yaml',
    behind: 'ingressClassName: ',
    isTyping: true,
  },
  {
    name: 'hover of a Service',
    method: 'textDocument/hover',
    file: 'ingress.yaml',
    behind: 'service:\n                name: ',
  },
  { name: 'hover of a label', method: 'textDocument/hover', file: 'service.yaml', behind: 'app.kubernetes.io/name: ' },
  { name: 'hover of a selector', method: 'textDocument/hover', file: 'policy.yaml', behind: '  podSel' },
  { name: 'hover of a namespace', method: 'textDocument/hover', file: 'service.yaml', behind: 'namespace: ' },
  {
    name: 'definition of a Service',
    method: 'textDocument/definition',
    file: 'ingress.yaml',
    behind: 'service:\n                name: ',
  },
  {
    name: 'definition of a target port',
    method: 'textDocument/definition',
    file: 'service.yaml',
    behind: 'targetPort: ',
  },
  {
    name: 'definition of a label',
    method: 'textDocument/definition',
    file: 'service.yaml',
    behind: 'app.kubernetes.io/name: ',
  },
  { name: 'lenses of a policy', method: 'textDocument/codeLens', file: 'policy.yaml', behind: 'spec:' },
];

const { editor, uri, files, stop } = await serveWorkspace(count, 'dist/server.js');
const results = [];
for (const question of questions) {
  const candidates = files.filter(({ path }) => path.endsWith(`/${question.file}`));
  const times: number[] = [];
  let answered = 0;
  for (let round = 0; round < rounds; round++) {
    const { milliseconds, isAnswer } = await ask(question, candidates[(round * 7919) % candidates.length]!);
    times.push(milliseconds);
    if (isAnswer) answered++;
  }
  results.push({
    name: question.name,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    answered: answered / rounds,
  });
}
await stop();
console.log(JSON.stringify({ results }));

/** Opens a file, edits it, and asks at once: nothing that was known before the edit may be all that makes it fast. */
async function ask(question: Question, { path, text }: MadeFile): Promise<{ milliseconds: number; isAnswer: boolean }> {
  const document = `${uri}/${path}`;
  const offset = text.indexOf(question.behind) + question.behind.length;
  const end = text.indexOf('\n', offset);
  const edited = question.isTyping ? text.slice(0, offset) + text.slice(end) : `${text}\n`;
  await editor.open(document, text);
  await editor.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: document } });
  await editor.change(document, 2, edited);
  const lines = edited.slice(0, offset).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)!.length };
  const started = performance.now();
  const answer: unknown = await editor.connection.sendRequest(question.method, {
    textDocument: { uri: document },
    position,
  });
  const milliseconds = performance.now() - started;
  await editor.close(document);
  return { milliseconds, isAnswer: isFilled(answer) };
}

function isFilled(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.length > 0;
  if (typeof answer !== 'object' || answer === null) return false;
  return !('items' in answer) || (answer.items as unknown[]).length > 0;
}
