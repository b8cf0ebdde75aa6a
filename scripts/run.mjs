/** Runs one of the project's scripts on the project's own Node, after installing what is missing; itself needs only Node 20. */

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const node = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const wanted = 'v24.';

const [script, ...args] = process.argv.slice(2);
if (!script) {
  console.error('Usage: node scripts/run.mjs SCRIPT [ARGUMENT…]');
  process.exit(2);
}

if (packagesMissing()) install();
if (!nodeVersion().startsWith(wanted)) fetchNode();
runOnProjectNode(path.resolve(root, script), args);

/**
 * What is installed is compared with the lock file package by package, since the times of files say nothing after a checkout.
 * Optional packages are left aside: most belong to other platforms.
 */
function packagesMissing() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return true;
  const installed = readJson(record).packages;
  const locked = Object.entries(readJson(path.join(root, 'package-lock.json')).packages);
  return locked.some(([name, { version, optional }]) => {
    return name !== '' && !optional && installed[name]?.version !== version;
  });
}

function install() {
  console.error('Installing packages (npm ci).');
  npm(['ci', '--no-audit', '--no-fund', '--include=dev'], root);
}

/** The package "node" fetches its program in an install script, which npm may have been told to leave out. */
function fetchNode() {
  const folder = path.join(root, 'node_modules', 'node');
  execFileSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, stdio: ['ignore', 2, 2] });
  const version = nodeVersion();
  if (!version.startsWith(wanted)) {
    throw new Error(
      `${path.relative(root, node)} answers "${version}" where ${wanted}x is needed. Remove node_modules and try again.`,
    );
  }
}

/** @returns {string} Empty when the program does not run. */
function nodeVersion() {
  return spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout ?? '';
}

/**
 * The project's programs come first on PATH, so that whatever the script starts finds the same Node.
 * @param {string} file
 * @param {string[]} rest
 */
function runOnProjectNode(file, rest) {
  const env = { ...process.env, PATH: [path.dirname(node), process.env.PATH].join(path.delimiter) };
  const program = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const child = spawn(program, [file, ...rest], { cwd: root, stdio: 'inherit', env });
  // A terminal sends Ctrl-C to both of us; the script decides when to end and we wait for it.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.once('error', (error) => {
    throw error;
  });
  child.once('close', (code) => process.exit(code ?? 1));
}

/**
 * @param {string[]} words
 * @param {string} cwd
 */
function npm(words, cwd) {
  execFileSync('npm', words, { cwd, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
