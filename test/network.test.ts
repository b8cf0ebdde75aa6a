/** The engine's verdicts on situations that people meet, each a small set of manifests and the truth table it must give. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readFixture } from './support/fixture.ts';
import { drawnMatrices } from './support/truth-table.ts';

const folder = path.join(import.meta.dirname, 'network');

for (const file of globSync('*.yaml', { cwd: folder }).sort()) {
  describe(path.basename(file, '.yaml').replaceAll('-', ' '), () => {
    const cases = readFixture(readFileSync(path.join(folder, file), 'utf8'));
    const names = cases.map((one) => one.name);
    test('no two cases have one name', () => assert.equal(new Set(names).size, names.length));
    for (const one of cases) {
      test(one.name, () => {
        const matrices = drawnMatrices(one);
        assert.ok(matrices.length > 0, 'the case has no matrix');
        for (const { expected, actual } of matrices) assert.equal(actual, expected);
      });
    }
  });
}
