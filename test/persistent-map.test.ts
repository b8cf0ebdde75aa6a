/** Holds every version of a persistent map to a plain map that was copied for each of them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PersistentMap } from '../server/src/workspace/persistent-map.ts';

/** A change of one key, made to the version that `from` picks: mostly the newest, at times an older one. */
const step = fc.record({
  from: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20) }),
  changes: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(fc.nat(9))), { maxLength: 4 }),
});

test('every version keeps what it held, whatever becomes of the others', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const versions = [{ map: PersistentMap.empty<number>(), model: new Map<string, number>() }];
      for (const { from, changes } of steps) {
        const { map, model } = versions.at(-1 - (from % versions.length))!;
        const changed = new Map(model);
        const next = map.change((draft) => {
          for (const [key, value] of changes) {
            assert.equal(draft.get(key), changed.get(key));
            if (value === null) draft.delete(key);
            else draft.set(key, value);
            if (value === null) changed.delete(key);
            else changed.set(key, value);
          }
        });
        versions.push({ map: next, model: changed });
      }
      for (const { map, model } of versions) {
        assert.equal(map.size, model.size);
        assert.deepEqual(new Map(map.entries()), model);
        assert.deepEqual(new Set(map.keys()), new Set(model.keys()));
        assert.deepEqual([...map.values()].sort(), [...model.values()].sort());
        for (const key of ['a', 'b', 'c', 'd']) assert.equal(map.get(key), model.get(key));
      }
    }),
  );
});
