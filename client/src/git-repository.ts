/** As much of the built-in git extension's interface as is used: what was committed, and which files differ from it. */

import { type Disposable, extensions, type Uri, workspace } from 'vscode';

export interface GitRepository {
  /** The text of a file at a revision; fails for a file that the revision does not have. */
  show(ref: string, path: string): Promise<string>;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly { readonly uri: Uri }[];
    readonly indexChanges: readonly { readonly uri: Uri }[];
    readonly onDidChange: (listener: () => void) => Disposable;
  };
}

export interface Git {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: (listener: (repository: GitRepository) => void) => Disposable;
  getRepository(uri: Uri): GitRepository | null;
}

interface GitExtension {
  getAPI(version: 1): Git;
}

/** Undefined where git is switched off or not installed. In a folder that is not trusted no program is started for it. */
export async function startGit(): Promise<Git | undefined> {
  if (!workspace.isTrusted) return undefined;
  try {
    return (await extensions.getExtension<GitExtension>('vscode.git')?.activate())?.getAPI(1);
  } catch {
    return undefined;
  }
}

export async function repositoryOf(uri: Uri): Promise<GitRepository | null> {
  return (await startGit())?.getRepository(uri) ?? null;
}
