/** The texts that edits are compared with: those of the last commit, or what was saved. */

import { Disposable, EventEmitter, l10n, type Uri, workspace } from 'vscode';
import { type Git, type GitRepository, startGit } from './git-repository.ts';

/** A text, and what it is called: `the last commit`. */
export interface EarlierText {
  readonly text: string;
  readonly name: string;
}

/** Asking git starts a process, so a text of a commit is asked for once. */
export class EarlierTexts {
  readonly #changed = new EventEmitter<void>();
  readonly #committed = new Map<string, { readonly commit: string; readonly text: string | undefined }>();
  readonly #watching: Disposable[] = [workspace.onDidGrantWorkspaceTrust(() => this.#changed.fire())];
  #git: Promise<Git | undefined> | undefined;

  /** Fires when texts may be others than before: after a commit, a checkout, or when git has found a repository. */
  readonly onDidChange = this.#changed.event;

  async of(uri: Uri): Promise<EarlierText> {
    const committed = await this.#committedText(uri);
    if (committed !== undefined) return { text: committed, name: l10n.t('the last commit') };
    try {
      return { text: new TextDecoder().decode(await workspace.fs.readFile(uri)), name: l10n.t('the saved file') };
    } catch {
      // Never saved: everything in it is new.
      return { text: '', name: l10n.t('an empty file') };
    }
  }

  dispose(): void {
    this.#changed.dispose();
    Disposable.from(...this.#watching).dispose();
  }

  async #committedText(uri: Uri): Promise<string | undefined> {
    const repository = await this.#repositoryOf(uri);
    const commit = repository?.state.HEAD?.commit;
    if (!repository || commit === undefined) return undefined;
    const key = uri.toString();
    const known = this.#committed.get(key);
    if (known?.commit === commit) return known.text;
    const text = await repository.show(commit, uri.fsPath).catch(() => {
      // The file is new to git: what was saved is the best there is to compare with.
      return undefined;
    });
    this.#committed.set(key, { commit, text });
    return text;
  }

  async #repositoryOf(uri: Uri): Promise<GitRepository | undefined> {
    if (!workspace.isTrusted || uri.scheme !== 'file') return undefined;
    this.#git ??= this.#connect();
    return (await this.#git)?.getRepository(uri) ?? undefined;
  }

  async #connect(): Promise<Git | undefined> {
    const git = await startGit();
    if (git) this.#watching.push(git.onDidOpenRepository((repository) => this.#watch(repository)));
    for (const repository of git?.repositories ?? []) this.#watch(repository);
    return git;
  }

  /** A repository tells of every change of its files; what counts here is the commit. */
  #watch({ state }: GitRepository): void {
    let commit: string | undefined;
    const look = () => {
      if (state.HEAD?.commit === commit) return;
      commit = state.HEAD?.commit;
      this.#changed.fire();
    };
    this.#watching.push(state.onDidChange(look));
    look();
  }
}
