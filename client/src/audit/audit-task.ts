/** The task "portolan: audit": runs the bundled command line on a workspace folder when the user starts it. */

import {
  Disposable,
  type ExtensionContext,
  l10n,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskProvider,
  tasks,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

const taskType = 'portolan';

/** As a `tasks.json` may have it; `task` can only be `audit`. */
interface AuditTask extends TaskDefinition {
  readonly task: 'audit';
  /** Files and folders, relative to the workspace folder; all of it when absent. */
  readonly paths?: readonly string[];
  readonly failOn?: 'error' | 'warning' | 'information' | 'never';
  readonly rules?: readonly string[];
}

/** On a machine the extension runs in Node; in a browser, where it does not, this file is left out. */
declare const process: { readonly execPath: string };

/** VS Code takes in the last lines of a task a moment after it has told of its end. */
const lastLines = 1000;

/** Nothing runs in a workspace that is not trusted, or that is on no disk. */
export function registerAuditTask(context: ExtensionContext, client: BaseLanguageClient): Disposable {
  const program = context.asAbsolutePath('dist/cli.js');
  let timer: ReturnType<typeof setTimeout> | undefined;
  return Disposable.from(
    tasks.registerTaskProvider(taskType, providerOf(program)),
    tasks.onDidEndTask(({ execution }) => {
      if (execution.task.definition.type !== taskType) return;
      clearTimeout(timer);
      timer = setTimeout(() => showAgain(client), lastLines);
    }),
    { dispose: () => clearTimeout(timer) },
  );
}

/**
 * The task and the server report under one name, so that nothing stands in the Problems view twice. What the server
 * says has the page and the related places besides, and knows unsaved text, so it has the last word.
 */
function showAgain(client: BaseLanguageClient): void {
  const { diagnostics } = client;
  diagnostics?.forEach((uri, list) => {
    diagnostics.set(uri, list);
  });
}

function providerOf(program: string): TaskProvider {
  return {
    provideTasks: () => {
      if (!workspace.isTrusted) return [];
      return (workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => auditTask(program, { type: taskType, task: 'audit' }, folder));
    },
    resolveTask: ({ definition, scope }) => {
      if (!workspace.isTrusted || !isAudit(definition)) return undefined;
      const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
      return folder?.uri.scheme === 'file' ? auditTask(program, definition, folder) : undefined;
    },
  };
}

function isAudit(definition: TaskDefinition): definition is AuditTask {
  return definition.type === taskType && definition.task === 'audit';
}

function auditTask(program: string, definition: AuditTask, folder: WorkspaceFolder): Task {
  // Outside of VS Code's own process its program is plain Node, which is then there whatever else is installed.
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  const execution = new ProcessExecution(process.execPath, [program, ...argumentsOf(definition)], {
    cwd: folder.uri.fsPath,
    env,
  });
  const task = new Task(definition, folder, 'audit', taskType, execution, '$portolan');
  task.detail = l10n.t('Audit the Kubernetes manifests of the folder');
  task.group = TaskGroup.Test;
  return task;
}

function argumentsOf({ paths = [], failOn, rules = [] }: AuditTask): string[] {
  const options = rules.flatMap((rule) => ['--rule', rule]);
  if (failOn !== undefined) options.push('--fail-on', failOn);
  return ['audit', ...options, '--', ...(paths.length > 0 ? paths : ['.'])];
}
