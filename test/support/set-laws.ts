/** The laws that every set of the engine keeps, checked against a model that holds each member apart. */

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import type { Algebra } from '../../server/src/network/sets/algebra.ts';

/** What each verb makes of one member that the operands hold or do not hold. */
const verdicts = {
  union: (a: boolean, b: boolean) => a || b,
  intersect: (a: boolean, b: boolean) => a && b,
  subtract: (a: boolean, b: boolean) => a && !b,
};

const verbs = ['union', 'intersect', 'subtract'] as const;

/** One kind of set over a universe small enough to list. Members are named by strings. */
export interface World<S extends Algebra<S>> {
  readonly name: string;
  readonly empty: S;
  readonly sets: fc.Arbitrary<S>;
  /** Every member of the universe, each with the set that holds it alone. */
  readonly singletons: ReadonlyMap<string, S>;
  /** The members as the set itself lists them, by its own iteration. */
  list(set: S): string[];
  size(set: S): number;
}

/** Registers one suite of tests for a kind of set. */
export function agreesWithModel<S extends Algebra<S>>(world: World<S>): void {
  const { sets, list, size, singletons, empty } = world;
  const operands = fc.tuple(sets, sets, sets).map(deepFreeze);
  const names = [...singletons.keys()];
  const universe = [...singletons.values()].reduce((a, b) => a.union(b));

  suite(world.name, () => {
    test('verbs give the members that the model gives, in canonical form, and leave operands alone', () => {
      fc.assert(
        fc.property(operands, fc.infiniteStream(fc.nat()), ([a, b], shuffle) => {
          const [inA, inB] = [new Set(list(a)), new Set(list(b))];
          for (const verb of verbs) {
            const result = a[verb](b);
            const model = new Set(names.filter((name) => verdicts[verb](inA.has(name), inB.has(name))));
            assert.equal(list(result).length, model.size, 'a member is listed twice');
            assert.deepEqual(new Set(list(result)), model);
            assert.equal(size(result), model.size);
            assert.equal(result.isEmpty, model.size === 0);
            const order = [...model].map((name) => ({ name, at: shuffle.next().value })).sort((x, y) => x.at - y.at);
            const rebuilt = order.reduce((set, { name }) => set.union(singletons.get(name)!), empty);
            assert.deepStrictEqual(rebuilt, result);
            assert.equal(rebuilt.key, result.key);
          }
          assert.equal(
            a.contains(b),
            names.every((name) => inA.has(name) || !inB.has(name)),
          );
          assert.equal(
            a.equals(b),
            names.every((name) => inA.has(name) === inB.has(name)),
          );
          assert.equal(a.equals(b), a.key === b.key);
          assert.deepEqual([new Set(list(a)), new Set(list(b))], [inA, inB]);
        }),
      );
    });

    test('laws', () => {
      fc.assert(
        fc.property(operands, ([a, b, c]) => {
          same(a.union(b), b.union(a));
          same(a.intersect(b), b.intersect(a));
          same(a.union(b).union(c), a.union(b.union(c)));
          same(a.intersect(b).intersect(c), a.intersect(b.intersect(c)));
          same(a.union(a.intersect(b)), a);
          same(a.intersect(a.union(b)), a);
          same(a.intersect(b.union(c)), a.intersect(b).union(a.intersect(c)));
          same(a.subtract(b.union(c)), a.subtract(b).intersect(a.subtract(c)));
          same(a.subtract(b.intersect(c)), a.subtract(b).union(a.subtract(c)));
          same(universe.subtract(universe.subtract(a)), a);
          same(a.intersect(b).union(a.subtract(b)), a);
          same(a.union(empty), a);
          same(a.subtract(a), empty);
          assert.equal(a.contains(b), b.subtract(a).isEmpty);
          assert.equal(a.equals(b), a.contains(b) && b.contains(a));
          assert.ok(universe.contains(a) && a.contains(empty));
        }),
      );
    });
  });
}

/** A set made from a description, beside the plain reading of that description. */
export interface Described<S, P> {
  readonly set: S;
  holds(point: P): boolean;
  /** Points at which the set might begin or end. */
  readonly edges: readonly P[];
}

/** Registers a test that applies long rows of verbs to sets of true size, and compares them point by point. */
export function agreesOnWalks<S extends Algebra<S>, P>(
  name: string,
  sets: fc.Arbitrary<Described<S, P>>,
  has: (set: S, point: P) => boolean,
): void {
  // A second chance for union, without which the walk would soon stand in the empty set.
  const verb = fc.constantFrom('union' as const, ...verbs);
  test(`${name}: long walks keep every point where the model has it`, () => {
    fc.assert(
      fc.property(sets, fc.array(fc.tuple(verb, sets), { minLength: 5, maxLength: 40 }), (start, steps) => {
        const points = [start, ...steps.map(([, step]) => step)].flatMap((step) => step.edges);
        let set = deepFreeze(start.set);
        let model = points.map((point) => start.holds(point));
        for (const [verb, step] of steps) {
          set = deepFreeze(set[verb](deepFreeze(step.set)));
          model = model.map((held, i) => verdicts[verb](held, step.holds(points[i]!)));
          assert.deepEqual(
            points.map((point) => has(set, point)),
            model,
          );
        }
      }),
    );
  });
}

function same<S extends Algebra<S>>(actual: S, expected: S): void {
  assert.ok(actual.equals(expected));
  assert.deepStrictEqual(actual, expected);
}

/** Freezes a value and all that it holds, so that a verb which changes an operand throws. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
  return value;
}
