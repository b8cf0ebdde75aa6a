/** Random values as JSON has them, rich in words that YAML reads as something else. */

import fc from 'fast-check';
import { chanceOf, type Json, mannerOf, writeDocument } from './yaml-writer.ts';

const name = fc.oneof(
  fc.constantFrom('a', 'b', 'app', 'app.kubernetes.io/name', 'on', '012', 'x y', 'é', '', '<<', 'a: b'),
  fc.string({ maxLength: 4 }),
);

const text = fc.oneof(
  fc.constantFrom(
    '',
    'web',
    '80',
    'yes',
    '0x1F',
    '~',
    'a: b',
    '- a',
    '# c',
    '*.a',
    'nginx:1.25',
    '{{ .V }}',
    '😀',
    '---',
  ),
  fc.constantFrom('x\ny\n', 'x\n\n  y', 'x\n\n', '\nx', ' x\ny', 'x\ny\n\n', 'x \ny', '\t'),
  fc.string({ maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);

const scalar = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

export const randomValue: fc.Arbitrary<Json> = fc
  .letrec<{ value: Json; map: Json; list: Json }>((tie) => ({
    map: fc
      .uniqueArray(fc.tuple(name, tie('value')), { maxLength: 4, selector: ([name]) => name })
      .map((entries) => Object.fromEntries(entries)),
    list: fc.array(tie('value'), { maxLength: 3 }),
    value: fc.oneof({ depthSize: 'small' }, scalar, tie('map'), tie('list')),
  }))
  // What JSON does not keep, negative zero and integer-like keys out of order, is no business of YAML either.
  .value.map((value) => JSON.parse(JSON.stringify(value)) as Json);

/** Random values in random styles. */
export const randomText: fc.Arbitrary<string> = fc.tuple(randomValue, fc.nat()).map(([value, seed]) => {
  const chance = chanceOf(seed);
  return writeDocument(value, mannerOf(chance), chance);
});
