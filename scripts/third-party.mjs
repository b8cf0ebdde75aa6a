/** Lists what the bundles contain of other people's work, each package with its licence as its authors wrote it. */

import { glob, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from './project.mjs';

/**
 * Writes `dist/THIRD-PARTY.txt`.
 * @param {Iterable<string>} inputs The files that went into bundles, relative to the root.
 */
export async function writeThirdPartyNotices(inputs) {
  const folders = new Set([...inputs].map(packageFolder).filter((folder) => folder !== undefined));
  const sections = await Promise.all([...folders].sort().map(section));
  const head = 'Portolan contains the following packages. Their licences are theirs; that of Portolan is in LICENSE.';
  await writeFile(inRoot('dist', 'THIRD-PARTY.txt'), `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
}

/**
 * The innermost package that a file belongs to.
 * @param {string} file
 */
function packageFolder(file) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
}

/** @param {string} folder */
async function section(folder) {
  const { name, version, license, repository } = JSON.parse(await readFile(inRoot(folder, 'package.json'), 'utf8'));
  const source = typeof repository === 'string' ? repository : repository?.url;
  const texts = [];
  for await (const file of glob('{LICENSE,LICENCE,License,license}*', { cwd: inRoot(folder) })) {
    texts.push((await readFile(path.join(inRoot(folder), file), 'utf8')).trim());
  }
  return [`${name} ${version} (${license})`, `Source: ${source}`, ...texts].join('\n\n');
}
