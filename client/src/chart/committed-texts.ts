/** The texts that the chart's changes are told against: of the last commit, or as saved where there is no git. */

import { type TextDocument, Uri, workspace } from 'vscode';
import { repositoryOf } from '../git-repository.ts';

/** Every manifest that differs from the last commit, as it read there; a new one read nothing. */
export async function committedTexts(around: Uri): Promise<{ uri: string; text: string }[]> {
  const repository = await repositoryOf(around);
  const edited = workspace.textDocuments.filter((document) => document.isDirty && isManifest(document.uri));
  if (!repository) return Promise.all(edited.map(savedText));
  const { workingTreeChanges, indexChanges } = repository.state;
  const changed = [...workingTreeChanges, ...indexChanges].map(({ uri }) => uri).filter(isManifest);
  const uris = new Set([...changed, ...edited.map(({ uri }) => uri)].map((uri) => uri.toString()));
  return Promise.all(
    [...uris].map(async (uri) => {
      try {
        return { uri, text: await repository.show('HEAD', Uri.parse(uri).fsPath) };
      } catch {
        // The commit does not have the file.
        return { uri, text: '' };
      }
    }),
  );
}

async function savedText({ uri }: TextDocument): Promise<{ uri: string; text: string }> {
  try {
    return { uri: uri.toString(), text: new TextDecoder().decode(await workspace.fs.readFile(uri)) };
  } catch {
    // Never saved.
    return { uri: uri.toString(), text: '' };
  }
}

export function isManifest({ path }: Uri): boolean {
  return /\.(?:ya?ml|json)$/.test(path);
}
