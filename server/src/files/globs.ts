/** Compiles the globs of the configuration, for both doors. */

import picomatch from 'picomatch';

/** A test of paths relative to the configuration. A folder's name covers everything in it; no globs cover everything. */
export function compileGlobs(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => true;
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.\//, '').replace(/\/$/, '');
    return [plain, `${plain}/**`];
  });
  return picomatch(patterns, { dot: true });
}
