/** Where things lie in this repository, and how its scripts start other programs. */

import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string[]} parts Path below the repository's root. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** The packaged extension, where `npm run package` leaves it. */
export const vsix = inRoot('out', 'portolan.vsix');

/**
 * Runs a program to its end with our own input and output; throws when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<void>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options });
    child.once('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${code ?? signal}.`));
    });
  });
}

/**
 * Runs a program to its end and returns what it wrote; on failure the error carries all of it.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>}
 */
export function capture(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaints = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (complaints += chunk));
    child.once('error', (error) => reject(new Error(`${program} could not be started: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${[program, ...args].join(' ')} ended with ${code ?? signal}.\n${output}${complaints}`));
    });
  });
}

/**
 * The first of some programs that PATH leads to.
 * @param {string[]} names
 * @returns {Promise<string | undefined>}
 */
export async function programOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const file of folders.flatMap((folder) => names.map((name) => path.join(folder, name)))) {
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      // The next place may have it.
    }
  }
  return undefined;
}
