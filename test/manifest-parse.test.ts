/** Reading YAML: both parsers give one tree, values are those of Kubernetes, and no text is too odd, too deep or too large. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { commentsOf } from '../server/src/manifest/comments.ts';
import { type Document, defaultBounds, type Node, plainValue } from '../server/src/manifest/located.ts';
import { type ParsedText, parse } from '../server/src/manifest/parse.ts';
import { resolvePlain } from '../server/src/manifest/scalars.ts';
import { randomValue } from './support/random-values.ts';
import { oddities } from './support/yaml-oddities.ts';
import { chanceOf, mannerOf, writeDocument } from './support/yaml-writer.ts';

const root = path.resolve(import.meta.dirname, '..');

suite('the two parsers', () => {
  test('agree on every odd text that the fast one takes', () => {
    const taken = oddities.filter(agrees);
    assert.ok(taken.length > oddities.length / 2);
  });

  test('agree on random documents', () => {
    fc.assert(
      fc.property(randomText(), (text) => void assert.ok(agrees(text), text)),
      { numRuns: 500 },
    );
  });

  const folders = [path.join(root, 'test'), path.join(root, 'examples'), process.env.PORTOLAN_MANIFESTS];
  for (const folder of folders) {
    if (!folder) continue;
    test(`agree on the manifests under ${path.relative(root, folder)}`, () => {
      for (const file of globSync('**/*.{yaml,yml,json}', { cwd: folder }))
        agrees(readFileSync(path.join(folder, file), 'utf8'), file);
    });
  }
});

suite('plain scalars mean what they mean to Kubernetes', () => {
  const table: readonly (readonly [string, unknown])[] = [
    ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
    ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'true', 'True', 'TRUE'].map((word) => [word, true] as const),
    ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF', 'false', 'False', 'FALSE'].map(
      (word) => [word, false] as const,
    ),
    ...[
      'nuLL',
      'yEs',
      'oN',
      'tRUE',
      'none',
      'nil',
      'inf',
      'NaN',
      'infinity',
      '1:30',
      '1.2.3',
      '1e',
      'e3',
      '0x',
      '0b',
      '0o',
      '0xg',
      '0b2',
      '-',
      '+',
      '.',
      '..',
      '_1',
      '-_1',
      '2001-01-01',
      '10.0.0.0/8',
      '1Gi',
      '100m',
      '0xFFFFFFFFFFFFFFFFF',
      '1e1000',
      '._5',
      '.5__0',
      '=',
      '<<',
    ].map((word) => [word, word === '-_1' ? -1 : word] as const),
    ['0', 0],
    ['-0', 0],
    ['80', 80],
    ['+80', 80],
    ['-80', -80],
    ['012', 10],
    ['08', 8],
    ['09.5', 9.5],
    ['0o7', 7],
    ['0O17', 15],
    ['-017', -15],
    ['0x1F', 31],
    ['-0x1f', -31],
    ['0b101', 5],
    ['1_000', 1000],
    ['1__0', 10],
    ['1_', 1],
    ['0x_1F', 31],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1.', 1],
    ['.2_6', 0.26],
    ['1e3', 1000],
    ['1E+3', 1000],
    ['1.5e-3', 0.0015],
    ['18446744073709551616', 2 ** 64],
    ['99999999999999999999', 1e20],
    ['.inf', Number.POSITIVE_INFINITY],
    ['-.INF', Number.NEGATIVE_INFINITY],
    ['.nan', Number.NaN],
  ];
  for (const [source, value] of table) {
    test(JSON.stringify(source), () => assert.equal(resolvePlain(source), value));
  }
});

suite('places', () => {
  /** Each text with its tree: `style value start-end`, mappings in braces and lists in brackets. */
  const trees: readonly (readonly [string, string])[] = [
    ['a: 1', '{"a" 0-1: 1 3-4} 0-4'],
    ['a:\n  - "b"\n  - \'c\'', '{"a" 0-1: ["b" 7-10, "c" 15-18] 5-18} 0-18'],
    ['a:', '{"a" 0-1: null 2-2} 0-2'],
    ['-\n- a', '[null 1-1, "a" 4-5] 0-5'],
    ['a: |-\n  x\n  y\n\n\nb: 1', '{"a" 0-1: "x\\ny" 3-13, "b" 16-17: 1 19-20} 0-20'],
    ['a: |\nb: 1', '{"a" 0-1: "" 3-4, "b" 5-6: 1 8-9} 0-9'],
    ['a: { b: 1, } # c', '{"a" 0-1: {"b" 5-6: 1 8-9} 3-12} 0-12'],
    ['[a: 1, {b}]', '[{"a" 1-2: 1 4-5} 1-5, {"b" 8-9: null 9-9} 7-10] 0-11'],
    ['a: &x !!str 1\nb: *x', '{"a" 0-1: "1" 12-13, "b" 14-15: *"1" 17-19} 0-19'],
    ['&x a: 1', '{"a" 3-4: 1 6-7} 0-7'],
    ['a: &x {b: 1}\nc: {<<: *x}', '{"a" 0-1: {"b" 7-8: 1 10-11} 6-12, "c" 13-14: {*"b" 21-23: *1 21-23} 16-24} 0-24'],
    ['\ufeffa: 😀', '{"a" 1-2: "😀" 4-6} 1-6'],
    ['? a\n: b', '{"a" 2-3: "b" 6-7} 0-7'],
    ['a: x\n  y', '{"a" 0-1: "x y" 3-8} 0-8'],
  ];
  for (const [text, tree] of trees) {
    test(JSON.stringify(text), () => {
      for (const choice of ['fast', 'tolerant'] as const) assert.equal(treeOf(text, choice), tree, choice);
    });
  }

  test('nodes lie in their document, in their collection and in order', () => {
    for (const text of oddities) {
      for (const { contents, at, problems } of parse(text).documents) {
        if (contents && problems.length === 0) assertNested(contents, at, text);
      }
    }
  });
});

suite('documents', () => {
  test('end at three dashes, and directives belong to the dashes below them', () => {
    const values = (text: string) =>
      parse(text).documents.map(({ contents }) => (contents ? plainValue(contents) : undefined));
    assert.deepEqual(values('a: 1\n---\nb: 2\n'), [{ a: 1 }, { b: 2 }]);
    assert.deepEqual(values('---\na: 1\n---\n'), [{ a: 1 }, undefined]);
    assert.deepEqual(values('# c\n---\na: 1'), [{ a: 1 }]);
    assert.deepEqual(values('%YAML 1.1\n---\na: 1\n...\n# c\n%YAML 1.1\n---\nb: 2'), [{ a: 1 }, { b: 2 }]);
    assert.deepEqual(values('a: |\n  x\n---\nb: 1'), [{ a: 'x\n' }, { b: 1 }]);
    assert.deepEqual(values(''), [undefined]);
  });

  test('are cut without a gap and in order', () => {
    for (const text of oddities) {
      let from = text.startsWith('\ufeff') ? 1 : 0;
      const { documents } = parse(text);
      for (const { at } of documents) {
        assert.equal(at.start, from, JSON.stringify(text));
        from = at.end;
      }
      assert.equal(from, text.length);
    }
  });

  test('that an edit did not touch are taken over, and the result is that of a fresh parse', () => {
    const texts = fc.array(randomText(), { minLength: 1, maxLength: 5 }).map((texts) => texts.join('\n---\n'));
    fc.assert(
      fc.property(
        texts,
        fc.nat(),
        fc.nat(20),
        fc.constantFrom('', 'x', '\n', ' ', '---\n', '\n---\n', '"', ': '),
        (text, at, length, added) => {
          const before = parse(text);
          const start = at % (text.length + 1);
          const edited = text.slice(0, start) + added + text.slice(start + length);
          const reused = parse(edited, defaultBounds, before);
          assert.deepEqual(reused, parse(edited));
          const kept = before.documents.filter((document) => document.at.end + 4 < start);
          for (const document of kept) assert.ok(reused.documents.includes(document));
        },
      ),
      { numRuns: 300 },
    );
  });
});

suite('problems', () => {
  const codes = (text: string, bounds = defaultBounds) => {
    const parsed = parse(text, bounds);
    return [...parsed.problems, ...parsed.documents.flatMap((document) => document.problems)].map(
      ({ code, at }) => `${code} ${text.slice(at.start, at.end)}`,
    );
  };

  test('are named with their place', () => {
    assert.deepEqual(codes('a: 1\nb: 2\na: 3'), ['duplicate-key a']);
    assert.deepEqual(codes('a: *x'), ['unknown-anchor *x']);
    assert.deepEqual(codes('<<: 1'), ['merge-value 1']);
    assert.deepEqual(codes('a: &x [{b: 1}]\nc: {<<: *x}'), ['merge-value *x']);
    assert.deepEqual(codes('[a]: 1'), ['unsupported-key [a]']);
    assert.deepEqual(codes('~: 1'), ['unsupported-key ~']);
    assert.deepEqual(codes('a: b: c'), ['syntax b']);
    assert.deepEqual(codes('a: @b'), ['syntax @']);
    assert.deepEqual(codes('a: 1\n---\nb: [\n---\nc: 1'), ['syntax ']);
  });

  test('of the YAML reader of Kubernetes are named too', () => {
    assert.deepEqual(codes('a: {u: x?y}'), ['syntax x?y']);
    assert.deepEqual(codes('a: x?y'), []);
    assert.deepEqual(codes('a: &x.y 1'), ['syntax ']);
    assert.deepEqual(codes('a: 1\n\t\nb: 2'), ['syntax \t']);
    assert.deepEqual(codes('- \ta'), ['syntax \t']);
    assert.deepEqual(codes('a: |\n  \tx\n'), ['syntax \t']);
    assert.deepEqual(codes('a: \u0007'), ['syntax \u0007']);
    for (const fine of [
      'a:\tb',
      'a: b\t# c',
      'a: |\n  x\n\ty\n'.replace('\ty', '  \ty'),
      '{\n\t"a": 1\n}',
      'a: "b\tc"',
      '# -\tx\na: 1',
    ]) {
      assert.deepEqual(codes(fine), [], JSON.stringify(fine));
    }
  });

  test('of Helm templates and garbage are at most a hundred a document', () => {
    for (const text of ['{{ x }}\n'.repeat(2000), 'a: 1\n'.repeat(2000), '] '.repeat(2000)]) {
      const [document] = parse(text).documents;
      assert.ok(document && document.problems.length > 0 && document.problems.length <= 100);
    }
  });

  test('stop reading where a bound is passed', () => {
    const bounds = { size: 1000, depth: 5, aliasedNodes: 10, documents: 3 };
    assert.deepEqual(codes('x'.repeat(1001), bounds), ['too-large ']);
    assert.deepEqual(codes('---\n'.repeat(5), bounds), ['too-many-documents ']);
    assert.equal(parse('---\n'.repeat(5), bounds).documents.length, 3);
    assert.deepEqual(codes('[[[[[[[1]]]]]]]', bounds), ['too-deep ']);
    assert.deepEqual(codes('a: &x [1, 2, 3, 4]\nb: [*x, *x, *x]', bounds), ['too-many-aliases *x']);
  });

  test('keep a billion laughs short', () => {
    const lines = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
    for (let i = 1; i < 30; i++)
      lines.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const [document] = parse(lines.join('\n')).documents;
    assert.deepEqual(
      document?.problems.map(({ code }) => code),
      ['too-many-aliases'],
    );
    assert.ok(document?.contents && nodesIn(document.contents) < 2 * defaultBounds.aliasedNodes);
  });

  test('of nesting ten thousand deep are a finding', () => {
    const blocks = Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
    for (const text of [
      '['.repeat(10_000),
      '['.repeat(10_000) + ']'.repeat(10_000),
      '{a: '.repeat(10_000),
      '- '.repeat(10_000),
      blocks,
    ]) {
      assert.ok(
        codes(text).some((told) => told.startsWith('too-deep')),
        text.slice(0, 20),
      );
    }
  });
});

suite('no text is too odd', () => {
  test('every odd text may end at every character', () => {
    for (const text of oddities) for (let end = 0; end < text.length; end++) readsWhole(text.slice(0, end));
  });

  test('a mutated text is read', () => {
    const marks = fc.constantFrom(...' \n\r\t:-#"\'{}[],&*!|>%@`?~\\<', '---\n', '\u0000', '\ud800', '\ufeff', 'a: ');
    const mutations = fc.array(fc.tuple(fc.nat(), fc.nat(3), marks), { minLength: 1, maxLength: 6 });
    const texts = fc.oneof(randomText(), fc.constantFrom(...oddities));
    fc.assert(
      fc.property(texts, mutations, (text, mutations) => {
        readsWhole(mutations.reduce((text, [at, length, mark]) => spliced(text, at, length, mark), text));
      }),
      { numRuns: 1500 },
    );
  });

  test('any characters are read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), readsWhole), { numRuns: 500 });
  });

  test('large texts are read whole', () => {
    const service = 'kind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80 # web\n';
    assert.equal(parse(`---\n${service}`.repeat(10_000)).documents.length, 10_000);
    assert.equal(commentsOf(service.repeat(1), parse(service).documents).length, 1);
    const line = `[${'"abc", '.repeat(150_000)}]`;
    const [document] = parse(line).documents;
    assert.equal(document?.contents?.kind === 'list' && document.contents.items.length, 150_000);
    const broken = `${'- a: b # x\n'.repeat(100_000)}]`;
    assert.deepEqual(
      parse(broken).documents[0]?.problems.map(({ code }) => code),
      ['syntax'],
    );
  });
});

/** Whether the fast parser takes each document; asserts that the tolerant one then reads the same tree and problems. */
function agrees(text: string, name = text): boolean {
  const [fast, tolerant] = (['fast', 'tolerant'] as const).map((choice) =>
    parse(text, defaultBounds, undefined, choice),
  ) as [ParsedText, ParsedText];
  assert.equal(fast.documents.length, tolerant.documents.length);
  let taken = true;
  for (const [index, document] of fast.documents.entries()) {
    const other = tolerant.documents[index]!;
    if (isRefused(document)) taken = false;
    else if (isBroken(document)) assert.ok(isBroken(other), name);
    else assert.deepEqual(other, document, name);
  }
  return taken;
}

function isRefused({ contents, problems }: Document): boolean {
  return !contents && problems.length === 1 && /syntax|too-deep/.test(problems[0]!.code);
}

function isBroken({ problems }: Document): boolean {
  return problems.some((problem) => problem.code === 'syntax');
}

function readsWhole(text: string): void {
  const parsed = parse(text);
  for (const { contents, at, problems } of parsed.documents) {
    // Where a text is broken, the tree may count a word twice, but never one beyond the text.
    if (contents && problems.length === 0) assertNested(contents, at, text);
    if (contents) assert.ok(at.start <= contents.start && contents.end <= at.end);
    for (const problem of problems)
      assert.ok(0 <= problem.at.start && problem.at.start <= problem.at.end && problem.at.end <= text.length);
  }
  for (const { at } of commentsOf(text, parsed.documents)) assert.equal(text[at.start], '#');
}

function assertNested(node: Node, within: { start: number; end: number }, text: string): void {
  assert.ok(within.start <= node.start && node.start <= node.end && node.end <= within.end, JSON.stringify(text));
  if (node.aliased || node.kind === 'scalar') return;
  const children = node.kind === 'list' ? node.items : node.entries.flatMap((entry) => [entry.key, entry.value]);
  let from = node.start;
  for (const child of children) {
    assertNested(child, node, text);
    if (child.aliased) continue;
    assert.ok(from <= child.start, JSON.stringify(text));
    from = child.end;
  }
}

function treeOf(text: string, choice: 'fast' | 'tolerant'): string {
  const tell = (node: Node): string => {
    const place = `${node.start}-${node.end}`;
    if (node.kind === 'scalar') return `${node.aliased ? '*' : ''}${JSON.stringify(node.value)} ${place}`;
    if (node.kind === 'list') return `[${node.items.map(tell).join(', ')}] ${place}`;
    return `{${node.entries.map((entry) => `${tell(entry.key)}: ${tell(entry.value)}`).join(', ')}} ${place}`;
  };
  const contents = parse(text, defaultBounds, undefined, choice).documents[0]?.contents;
  return contents ? tell(contents) : '';
}

function nodesIn(node: Node): number {
  if (node.kind === 'scalar') return 1;
  const children = node.kind === 'list' ? node.items : node.entries.map((entry) => entry.value);
  return children.reduce((sum, child) => sum + nodesIn(child), 1);
}

function randomText(): fc.Arbitrary<string> {
  return fc.tuple(randomValue, fc.nat()).map(([value, seed]) => {
    const chance = chanceOf(seed);
    return writeDocument(value, mannerOf(chance), chance);
  });
}

function spliced(text: string, at: number, length: number, added: string): string {
  const start = at % (text.length + 1);
  return text.slice(0, start) + added + text.slice(start + length);
}
