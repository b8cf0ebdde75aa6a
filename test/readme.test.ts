/** What the README names exists: rules in its settings, and the files that it links to. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { rules } from '../server/src/rules/catalogue.ts';

const root = path.join(import.meta.dirname, '..');
const text = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('names only rules that exist', () => {
    const groups = new Set(rules.map(({ id }) => id.slice(0, id.indexOf('/'))));
    const ids = new Set(rules.map(({ id }) => id));
    const named = [...text.matchAll(/(?<![\w/.-])([a-z-]+)\/[a-z0-9-]+(?![\w/.*-])/g)].filter(([, group]) =>
      groups.has(group!),
    );
    assert.ok(named.length > 0);
    for (const [id] of named) assert.ok(ids.has(id), `there is no rule ${id}`);
  });

  it('links only to files that exist', () => {
    for (const [, target] of text.matchAll(/\]\(([^):#]+)\)/g))
      assert.ok(existsSync(path.join(root, target!)), `there is no ${target}`);
  });
});
