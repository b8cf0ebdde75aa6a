/**
 * Takes pictures of the extension at work: `npm run screenshot -- [TOUR] [--out=DIR] [--folder=DIR] [--size=1280x800]`.
 * TOUR is a module that exports `steps(tour)`, or a JSON file of steps such as `["openFile", "ingress.yaml"]`.
 */

import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { Tour } from './host/tour.mjs';
import { openWorkbench } from './host/workbench.mjs';
import { inRoot, root } from './project.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    folder: { type: 'string', default: inRoot('examples', 'shop') },
    out: { type: 'string', default: inRoot('out', 'pictures') },
    size: { type: 'string', default: '1280x800' },
    // For a second run without changes; the bundles in dist/ are taken as they are.
    'no-build': { type: 'boolean', default: false },
  },
});

const steps = await readSteps(positionals[0] ?? inRoot('scripts', 'tours', 'first-look.mjs'));
const [width, height] = values.size.split('x').map(Number);
if (!width || !height) throw new Error(`--size is "${values.size}"; it looks like 1280x800.`);

if (!values['no-build']) await build({ production: false });
// A copy, because tours apply fixes.
const workshop = await mkdtemp(path.join(tmpdir(), 'portolan-tour-'));
const folder = path.join(workshop, path.basename(values.folder));
await cp(values.folder, folder, { recursive: true });
const workbench = await openWorkbench({
  say: console.error,
  open: folder,
  extensionDevelopmentPaths: [root],
  viewport: { width, height },
});
const tour = new Tour(workbench.page, values.out);
try {
  await tour.begin();
  await steps(tour);
} catch (error) {
  // What the page looked like explains most failures.
  await tour.shot('failed');
  throw error;
} finally {
  await workbench.close();
  await rm(workshop, { recursive: true, force: true });
}

/**
 * @param {string} file
 * @returns {Promise<(tour: Tour) => Promise<void>>}
 */
async function readSteps(file) {
  if (!file.endsWith('.json')) return (await import(pathToFileURL(path.resolve(file)).href)).steps;
  /** @type {[keyof Tour, ...unknown[]][]} */
  const list = JSON.parse(await readFile(file, 'utf8'));
  return async (tour) => {
    for (const [verb, ...args] of list) {
      const does = /** @type {unknown} */ (tour[verb]);
      if (typeof does !== 'function') throw new Error(`A tour has no verb "${verb}".`);
      await does.apply(tour, args);
    }
  };
}
