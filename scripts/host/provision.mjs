/** Brings a served VS Code into the cache: its remote server and web workbench, as npm carries them inside code-server. */

import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { capture, inRoot } from '../project.mjs';

/** The one version in use. The digest is the registry's own, so that a changed tarball is refused. */
const release = {
  vscode: '1.139.1',
  package: 'code-server@4.139.1',
  integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
  // Raised when the steps below change, so that an older cache is not taken for a current one.
  layout: 2,
};

/**
 * Built-in extensions that only cost time here: they want an account, or a network.
 * The one that signs in to GitHub stays: without it the workbench waits some seconds for it at start.
 */
const leftOut = ['copilot', 'microsoft-authentication', 'tunnel-forwarding'];

const cache = inRoot('.cache', 'vscode-host');

/**
 * The folder of a VS Code server that is ready to run, installed first where it is missing.
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function provisionServer(say) {
  const ready = path.join(cache, `vscode-${release.vscode}-${release.layout}`);
  if (await exists(ready)) return ready;

  say(`installing VS Code ${release.vscode} (${release.package}) into ${path.relative(inRoot(), ready)}`);
  await mkdir(cache, { recursive: true });
  const workshop = await mkdtemp(path.join(cache, 'installing-'));
  try {
    const server = path.join(workshop, 'vscode');
    await unpack(workshop, server);
    await installModules(server);
    await moveIntoPlace(server, ready);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  return ready;
}

/**
 * Only the tarball is taken: code-server's own program is not used, so neither are its packages.
 * @param {string} workshop
 * @param {string} server
 */
async function unpack(workshop, server) {
  const name = (await capture('npm', ['pack', release.package, '--silent'], { cwd: workshop })).trim();
  const tarball = path.join(workshop, name);
  const digest = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (digest !== release.integrity) throw new Error(`${name} has the digest ${digest}, not ${release.integrity}.`);

  await mkdir(server);
  const inside = 'package/lib/vscode';
  const without = leftOut.map((extension) => `--exclude=${inside}/extensions/${extension}`);
  await capture('tar', ['-xzf', tarball, '-C', server, '--strip-components=3', ...without, inside]);
}

/**
 * Installs the server's packages at the versions its own lock file names. Nothing is compiled: two native modules that the
 * server asks for at start have stand-ins of ours, the others ship ready-made or belong to features not used here.
 * @param {string} server
 */
async function installModules(server) {
  // The lock file leaves out one peer dependency, which a strict `npm ci` would refuse.
  const flags = ['--omit=dev', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'];
  await capture('npm', ['ci', ...flags], { cwd: server });
  for (const name of ['native-watchdog', 'spdlog']) {
    const standIn = new URL(`./stand-ins/${name}.cjs`, import.meta.url);
    await cp(standIn, path.join(server, 'node_modules', '@vscode', name, 'index.js'));
  }
}

/**
 * Another run may have finished the same work meanwhile; then its result stands.
 * @param {string} from
 * @param {string} to
 */
async function moveIntoPlace(from, to) {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(await exists(to))) throw error;
  }
}

/** @param {string} file */
const exists = (file) =>
  stat(file).then(
    () => true,
    () => false,
  );
