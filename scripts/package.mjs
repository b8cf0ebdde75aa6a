/** Packs the extension into a VSIX; the tool calls the production build by way of `vscode:prepublish`. */

import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import vsce from '@vscode/vsce';
import { root, vsix } from './project.mjs';

/** @returns {Promise<string>} The file written. */
export async function packageExtension() {
  await mkdir(path.dirname(vsix), { recursive: true });
  await vsce.createVSIX({ cwd: root, packagePath: vsix, dependencies: false });
  console.log(`${path.relative(root, vsix)}  ${Math.ceil((await stat(vsix)).size / 1024)} KB`);
  return vsix;
}

if (import.meta.main) await packageExtension();
