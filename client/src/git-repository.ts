/** As much of the built-in git extension's interface as is used: what was committed, and which files differ from it. */

import { extensions, type Uri } from 'vscode';

export interface GitRepository {
  /** The text of a file at a revision; fails for a file that the revision does not have. */
  show(ref: string, path: string): Promise<string>;
  readonly state: {
    readonly workingTreeChanges: readonly { readonly uri: Uri }[];
    readonly indexChanges: readonly { readonly uri: Uri }[];
  };
}

interface GitExtension {
  getAPI(version: 1): { getRepository(uri: Uri): GitRepository | null };
}

export async function repositoryOf(uri: Uri): Promise<GitRepository | null> {
  const git = extensions.getExtension<GitExtension>('vscode.git');
  if (!git) return null;
  try {
    return (await git.activate()).getAPI(1).getRepository(uri);
  } catch {
    // Git is switched off or not installed.
    return null;
  }
}
