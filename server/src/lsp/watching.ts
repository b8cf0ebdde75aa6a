/** Which changes of files the editor is asked to tell, and which of those are worth a look. */

import { type Connection, DidChangeWatchedFilesNotification, WatchKind } from 'vscode-languageserver';
import { isManifestName } from '../files/manifest-files.ts';

/**
 * Manifests, and folders that come and go: of a folder that is deleted or moved, editors tell the folder alone. No
 * pattern says "folder", so whatever comes and goes is told.
 */
const watchers = [
  { globPattern: '**/*.{yaml,yml,json}' },
  { globPattern: '**/Kustomization' },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

export function watchFiles({ client }: Connection): void {
  void client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

/** Those that may be manifests or folders of them, each once; what a build writes has other names. */
export function concerning(uris: readonly string[]): string[] {
  return [...new Set(uris)].filter((uri) => {
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    return isManifestName(name) || !name.includes('.');
  });
}
