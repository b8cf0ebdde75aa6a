/** The case about the task: it audits on the command line, and the Problems view ends up with nothing twice. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri } from './editor.ts';
import { hostTest } from './suite.ts';

const rule = 'service/selects-nothing';

export function registerAuditTaskCase(): void {
  hostTest('the task audits on the command line and fills the Problems view', async () => {
    const [task, ...others] = await vscode.tasks.fetchTasks({ type: 'portolan' });
    assert.ok(task);
    assert.deepEqual(others, []);
    const service = fileUri('service.yaml');
    // What the task reports is told from what the server does by having no page.
    const reported = (): boolean => vscode.languages.getDiagnostics(service).some(({ code }) => code === rule);
    const filled = untilDiagnostics(reported);
    const ended = new Promise<number | undefined>((resolve) => {
      const listener = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
        if (execution.task.definition.type !== 'portolan') return;
        listener.dispose();
        resolve(exitCode);
      });
    });
    await vscode.tasks.executeTask(task);
    // 1 where another case has left an error behind; 2 would be wrong usage.
    assert.ok([0, 1].includes((await ended) ?? -1));
    await filled;
    // Then the server's findings come back, and nothing stands there twice.
    await untilDiagnostics(() => !reported());
    assert.equal(vscode.languages.getDiagnostics(service).length, 1);
  });
}

function untilDiagnostics(fit: () => boolean): Promise<void> {
  if (fit()) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (!fit()) return;
      listener.dispose();
      resolve();
    });
  });
}
